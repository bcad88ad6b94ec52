type Page = { title: string; text: string; action: { label: string; address: string } | null };

const STYLE = `
:root { color-scheme: light dark; --ink: #1e2a2f; --paper: #fbfaf8; --moss: #2f6b4f; --on-moss: #fff }
@media (prefers-color-scheme: dark) { :root { --ink: #e9e6e0; --paper: #14191c; --moss: #7fc4a1; --on-moss: #14191c } }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif }
main { max-width: 34rem; margin: 15vh auto 0; padding: 0 1.5rem }
h1 { font-size: 1.5rem; line-height: 1.3; font-weight: 600 }
a { display: inline-block; margin-top: .5rem; padding: .6rem 1.2rem; border-radius: .5rem; background: var(--moss); color: var(--on-moss); text-decoration: none }
a:focus-visible { outline: 3px solid var(--ink); outline-offset: 2px }`;

/** A page with a heading, a paragraph and at most one thing to do. */
export function page({ title, text, action }: Page): string {
  const link = action ? `<p><a href="${escapeHtml(action.address)}">${escapeHtml(action.label)}</a></p>` : '';
  return `<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title><style>${STYLE}</style></head>
<body><main><h1>${escapeHtml(title)}</h1><p>${escapeHtml(text)}</p>${link}</main></body></html>`;
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
