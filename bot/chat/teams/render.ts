import type { Words } from '../../../shared/words/words.ts';
import type { Card } from '../card.ts';
import type { Outgoing } from './seam.ts';

export function renderMessage(card: Card, _words: Words): Outgoing {
  const body = card.blocks.flatMap((block) =>
    block.block === 'title' || block.block === 'say' || block.block === 'hint' ? [{ type: 'TextBlock', text: block.text, wrap: true }] : [],
  );
  return { text: card.summary, card: { type: 'AdaptiveCard', version: '1.5', body } };
}
