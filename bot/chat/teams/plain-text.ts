import type { Activity } from './activity.ts';

/** What somebody wrote, as they see it: without the mention by which they addressed Cairn, and without the markup of a client that sends HTML. */
export function plainText({ text, textFormat, entities, recipient }: Activity): string {
  let said = text ?? '';
  for (const entity of entities ?? []) {
    const { type, text: named, mentioned } = entity as { type: string; text?: unknown; mentioned?: { id?: unknown } };
    if (type === 'mention' && typeof named === 'string' && mentioned?.id === recipient.id) said = said.replace(named, ' ');
  }
  said = said.replace(/<at[^>]*>([^<]*)<\/at>/g, '$1');
  if (textFormat !== 'plain' || /^<(p|div)\b/.test(said)) said = withoutTags(said);
  return said.replaceAll('\u00a0', ' ').trim();
}

const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

function withoutTags(html: string): string {
  return html
    .replace(/<br\s*\/?>|<\/(p|div|li)>/gi, '\n')
    .replace(/<\/?[a-z][^>]*>/gi, '')
    .replace(/&(#(\d+)|#x([0-9a-f]+)|[a-z]+);/gi, (all, name: string, decimal?: string, hex?: string) => {
      const code = decimal ? Number(decimal) : hex ? Number.parseInt(hex, 16) : null;
      if (code !== null) return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : all;
      return NAMED[name.toLowerCase()] ?? all;
    })
    .replace(/\n{3,}/g, '\n\n');
}
