/** Text that may go into a page as it is. Made only by {@link html}, so that forgetting to escape does not compile. */
export class Html {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

type Part = Html | string | number | null | readonly Part[];

/** Markup with everything put in escaped, for element content and for quoted attributes alike; nothing for null. */
export function html(markup: TemplateStringsArray, ...parts: Part[]): Html {
  return new Html(markup.reduce((all, piece, index) => all + written(parts[index - 1] ?? null) + piece));
}

/** An attribute without a value, such as `required`, or nothing. */
export function when(yes: boolean, attribute: string): Html {
  return new Html(yes ? ` ${attribute}` : '');
}

function written(part: Part): string {
  if (part === null) return '';
  if (part instanceof Html) return part.text;
  if (typeof part === 'object') return part.map(written).join('');
  return escapeHtml(String(part));
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;', '`': '&#96;' };

function escapeHtml(text: string): string {
  return text.replace(/[&<>"'`]/g, (character) => entities[character]!);
}
