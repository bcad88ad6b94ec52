import { hasEnded, type Meeting } from '../../../../shared/domain/meeting.ts';
import { type Block, type Card, choices } from '../../../chat/card.ts';
import type { Draw, Drawer } from '../../feature.ts';
import { whyChoice } from '../../why.ts';
import { partnerNames, type Telling } from '../say.ts';

/** What a card that Cairn says on its own is drawn from, for one of the meeting's parties. */
export type About = { telling: Telling; meeting: Meeting; draw: Draw; partner: string };

/** Each card is drawn afresh from the facts: where they have moved on, it says how things stand now. */
export function about(draws: (about: About) => Card): Drawer {
  return (draw) => {
    const meeting = draw.facts.meetings.find((one) => one.id === draw.meeting);
    return meeting ? draws({ telling: draw, meeting, draw, partner: partnerNames(draw) }) : null;
  };
}

/** Answers to a proposal belong to whoever it was put to, while it is open. */
export const isOpenFor = ({ meeting, draw }: About): boolean =>
  meeting.status === 'proposed' && meeting.proposedBy !== draw.reader.person.id && meeting.start > draw.now;

export const isAgreed = ({ meeting, draw }: About): boolean => meeting.status === 'confirmed' && !hasEnded(meeting, draw.now);

export function withWhy({ draw }: About, block: Block | null): Block | null {
  const why = whyChoice(draw.reader, draw.notification);
  if (block?.block !== 'choices' || !why) return block;
  return { ...block, choices: [...block.choices, why] };
}

/** For a card that asks nothing else. */
export function onlyWhy({ draw }: About): Block | null {
  const why = whyChoice(draw.reader, draw.notification);
  return why && choices(why);
}
