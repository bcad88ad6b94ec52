import type { Activity } from './activity.ts';

/** Named more often in one message, Cairn is being teased. */
const MENTIONS_MOST = 20;

/** What somebody wrote, as they see it: without the mention by which they addressed Cairn, and without the markup of a client that sends HTML. */
export function plainText({ text, textFormat, entities, recipient }: Activity): string {
  let said = text ?? '';
  const mentions = (entities ?? []) as { type: string; text?: unknown; mentioned?: { id?: unknown } }[];
  const ofCairn = mentions.filter(({ type, mentioned }) => type === 'mention' && mentioned?.id === recipient.id);
  for (const { text: named } of ofCairn.slice(0, MENTIONS_MOST)) if (typeof named === 'string') said = said.replace(named, ' ');
  // A tag ends before the next begins: searching on from each “<” to the end would take minutes with a hostile text.
  said = said.replace(/<at[^<>]*>([^<]*)<\/at>/g, '$1');
  if (textFormat !== 'plain' || /^<(p|div)\b/.test(said)) said = withoutTags(said);
  return said.replaceAll('\u00a0', ' ').trim();
}

const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

function withoutTags(html: string): string {
  return html
    .replace(/<br\s*\/?>|<\/(p|div|li)>/gi, '\n')
    .replace(/<\/?[a-z][^<>]*>/gi, '')
    .replace(/&(#(\d+)|#x([0-9a-f]+)|[a-z]+);/gi, (all, name: string, decimal?: string, hex?: string) => {
      const code = decimal ? Number(decimal) : hex ? Number.parseInt(hex, 16) : null;
      if (code !== null) return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : all;
      return NAMED[name.toLowerCase()] ?? all;
    })
    .replace(/\n{3,}/g, '\n\n');
}
