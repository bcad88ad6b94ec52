import type { View } from '../../../shared/access.ts';
import type { Words } from '../../../shared/words/words.ts';
import { type Card, card, hint, type Item, list, say, title } from '../../chat/card.ts';

/** More than a window holds would not be gone through one by one anyway. */
const MOST_LISTED = 20;

/** Who could use a hand: those for whom something stands still longest come first. */
export function handsCard(words: Words, programme: string, hands: readonly View<'hand'>[]): Card {
  const { summary } = words;
  const heading = summary.handsSummary({ count: hands.length, programme });
  const more = hands.length - MOST_LISTED;
  const longest = ({ standstills }: View<'hand'>) => Math.max(...standstills.map((one) => one.weeks));
  const inOrder = hands.toSorted((a, b) => longest(b) - longest(a)).slice(0, MOST_LISTED);
  return card('summary.hands', {
    summary: heading,
    blocks: [
      title(summary.handsTitle()),
      say(heading),
      hands.length === 0
        ? null
        : list(
            inOrder.map((one) => handItem(words, one)),
            { more: more > 0 ? words.common.andMore({ count: more }) : null },
          ),
      hint(hands.length === 0 ? summary.handsNone() : summary.handsHint()),
    ],
  });
}

function handItem({ summary }: Words, { parties, standstills }: View<'hand'>): Item {
  const nameOf = (role: 'mentor' | 'mentee') => parties.find((one) => one.role === role)?.name ?? '';
  const reasons = standstills.map(({ reason, weeks }) => summary.handsReason({ reason, weeks }));
  return { text: summary.handsPair({ mentor: nameOf('mentor'), mentee: nameOf('mentee') }), hint: reasons.join(' · ') };
}
