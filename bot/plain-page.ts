type Action = { label: string; address: string } | { label: string; presses: 'this page' };
type Page = { title: string; text: string; action: Action | null };

const STYLE = `
:root { color-scheme: light dark; --ink: #1e2a2f; --paper: #fbfaf8; --moss: #2f6b4f; --on-moss: #fff }
@media (prefers-color-scheme: dark) { :root { --ink: #e9e6e0; --paper: #14191c; --moss: #7fc4a1; --on-moss: #14191c } }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif }
main { max-width: 34rem; margin: 15vh auto 0; padding: 0 1.5rem }
h1 { font-size: 1.5rem; line-height: 1.3; font-weight: 600 }
a, button { display: inline-block; margin-top: .5rem; padding: .65rem 1.2rem; border: 1px solid transparent; border-radius: .5rem; background: var(--moss); color: var(--on-moss); font: inherit; text-decoration: none; cursor: pointer }
:focus-visible { outline: 3px solid var(--ink); outline-offset: 2px }`;

/** What such a page may do: nothing but be looked at, and be pressed where it says so. */
export const plainPageHeaders = {
  'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'Cache-Control': 'no-store',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
};

/** A page with a heading, a paragraph for each line of the text, and at most one thing to do, without a script: a link, or a button that posts to the page's own address. */
export function plainPage({ title, text, action }: Page): string {
  return `<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title><style>${STYLE}</style></head>
<body><main><h1>${escapeHtml(title)}</h1>${text
    .split('\n')
    .map((paragraph) => `<p>${escapeHtml(paragraph)}</p>`)
    .join('')}${action ? drawn(action) : ''}</main></body></html>`;
}

function drawn(action: Action): string {
  const label = escapeHtml(action.label);
  if ('presses' in action) return `<form method="post"><button>${label}</button></form>`;
  return `<p><a href="${escapeHtml(action.address)}">${label}</a></p>`;
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
