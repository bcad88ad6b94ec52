import type { Words } from '../../shared/words/words.ts';
import { type Card, card, line } from '../chat/card.ts';

/** Several messages to the same person as one card, in their order. */
export function merged(cards: readonly [Card, ...Card[]], words: Words): Card {
  const [first, ...more] = cards;
  if (more.length === 0) return first;
  return card('merged', {
    summary: words.outbox.mergedSummary({ first: first.summary, count: more.length }),
    blocks: cards.flatMap((one, index) => (index === 0 ? one.blocks : [line(), ...one.blocks])),
  });
}
