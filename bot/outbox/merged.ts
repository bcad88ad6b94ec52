import type { Words } from '../../shared/words/words.ts';
import { type Card, card, line } from '../chat/card.ts';

/** Several messages to the same person as one card, in their order. */
export function merged(cards: readonly [Card, ...Card[]], words: Words): Card {
  const [first, ...more] = withoutRepeats(cards);
  if (more.length === 0) return first;
  return card('merged', {
    summary: words.outbox.mergedSummary({ first: first.summary, count: more.length }),
    blocks: [first, ...more].flatMap((one, index) => (index === 0 ? one.blocks : [line(), ...one.blocks])),
  });
}

/** Two pieces of news may by now say the same thing, such as that both have accepted. */
function withoutRepeats([first, ...more]: readonly [Card, ...Card[]]): [Card, ...Card[]] {
  if (more.length === 0) return [first];
  const said = new Set([sense(first)]);
  return [first, ...more.filter((one) => !said.has(sense(one)) && said.add(sense(one)))];
}

/** What a card says, leaving out what its buttons carry. */
function sense({ summary, blocks }: Card): string {
  return JSON.stringify([summary, blocks.filter((block) => block.block !== 'choices')]);
}
