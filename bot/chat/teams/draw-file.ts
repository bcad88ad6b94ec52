import type { Words } from '../../../shared/words/words.ts';
import { card, hint, say } from '../card.ts';
import type { ChatFile } from '../port.ts';
import type { KeptAt } from './files.ts';
import { renderMessage } from './render.ts';
import type { Outgoing } from './seam.ts';

/** A picture as itself, with what it shows in words; any other file as a card with a link to it. */
export function drawFile(file: ChatFile, { url, days }: KeptAt, words: Words): Outgoing {
  if (file.alt === undefined) {
    const { title } = file;
    const blocks = [say(title), { block: 'link' as const, label: words.teams.openFile(), url }, hint(words.teams.fileFor({ days }))];
    return renderMessage(card('file', { summary: title, blocks }), words);
  }
  const drawn = renderMessage(card('picture', { summary: file.title, blocks: [] }), words);
  if (!drawn.card) throw new Error('a picture was drawn without a card to be in');
  const picture = { type: 'Image', url, altText: file.alt, size: 'Stretch' };
  return { ...drawn, card: { ...drawn.card, body: [picture] } };
}
