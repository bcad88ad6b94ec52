/** Slack's three control characters. After this, no mention, link or command can hide in somebody's words. */
export function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** What somebody typed, as they see it: Slack sends links and mentions in angle brackets and escapes the rest. */
export function plainText(sent: string): string {
  return sent
    .replace(/<([^<>]*)>/g, (_all, inner: string) => {
      const [target = '', label] = inner.split('|', 2);
      if (/^[@#!]/.test(target)) return label === undefined ? target.replace(/^!/, '@') : withSign(target, label);
      if (label === undefined) return target.replace(/^mailto:/, '');
      return label;
    })
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replaceAll('\u00a0', ' ')
    .trim();
}

function withSign(target: string, label: string): string {
  const sign = target.startsWith('#') ? '#' : '@';
  return /^[@#]/.test(label) || target.startsWith('!date') ? label : `${sign}${label}`;
}

/** Shortens to a limit at a word, visibly. */
export function shorten(text: string, most: number): string {
  if (text.length <= most) return text;
  const cut = text.slice(0, most - 1);
  const space = cut.lastIndexOf(' ');
  return `${(space > most / 2 ? cut.slice(0, space) : cut).trimEnd().replace(/[\ud800-\udbff]$/, '')}…`;
}

/** Parts of at most `most` characters, cut at a paragraph, a line, a word, and only then inside one. Nothing is lost but the white space cut at. */
export function split(text: string, most: number): string[] {
  const parts: string[] = [];
  let rest = text;
  while (rest.length > most) {
    const window = rest.slice(0, most + 1);
    const at = [window.lastIndexOf('\n\n'), window.lastIndexOf('\n'), window.lastIndexOf(' ')].find((index) => index > most / 3);
    const end = at ?? safeEnd(rest, most);
    parts.push(rest.slice(0, end));
    rest = rest.slice(end).trimStart();
  }
  if (rest !== '') parts.push(rest);
  return parts;
}

/** Neither half a surrogate pair nor half an entity such as `&amp;`. */
function safeEnd(text: string, most: number): number {
  const entity = /&[a-z]{0,4}$/.exec(text.slice(0, most));
  if (entity && entity.index > 0 && text.indexOf(';', entity.index) < entity.index + 6) return entity.index;
  return /[\ud800-\udbff]$/.test(text.slice(0, most)) ? most - 1 : most;
}

/** {@link escapeText} of as much as fits; escaping makes text longer, and half an entity would be seen. */
export function escapedToFit(text: string, most: number): string {
  let kept = shorten(text, most);
  while (escapeText(kept).length > most) kept = shorten(kept, Math.floor(kept.length * 0.8));
  return escapeText(kept);
}
