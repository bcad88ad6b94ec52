import type { Meeting } from '../domain/meeting.ts';
import type { Person } from '../domain/person.ts';
import { type Facts, partnersOf } from '../facts.ts';
import { type Instant, plus } from '../time.ts';
import { momentForFollowUp } from './moments.ts';
import { firstName } from './names.ts';
import { type Nudge, type NudgeKind, nudge } from './nudge.ts';
import { covers, leavesOf, touches } from './pauses.ts';

const KEEPS_DAYS = 14;

/** `days` after `since`; from `tooLate` on it would be wrong, or when it was kept for as long as follow-ups keep. */
export type Wish = {
  kind: NudgeKind;
  to: Person;
  key: string;
  /** null where it is about the pair, and no meeting of theirs. */
  meeting: Meeting | null;
  since: Instant;
  days: number;
  tooLate: Instant | null;
  /** The days that its reason speaks of, where they are counted since something else. */
  said?: number;
  because?: Nudge['because'];
};

/**
 * Leave of either stops the clock: counting begins again with their return, so that it is gentle and nothing has piled up. The one on
 * leave can see what was held back; that the other is on leave is nobody's business, so then nothing is owed for the time being.
 */
export function followUp(facts: Facts, wish: Wish): Nudge[] {
  const { to, key, since, days } = wish;
  const dueAfter = (from: Instant) => momentForFollowUp(to, plus(from, { days }), facts.programme.jurisdiction);
  const first = dueAfter(since);
  if (first === null) return owed(facts, wish, key, plus(since, { days }), 'no-quiet-moment');
  if (to.asksForLess) return owed(facts, wish, key, first, 'asked-for-less');

  const own = leavesOf(facts, to);
  const leaves = [...own, ...partnersOf(facts, to.id).flatMap((partner) => leavesOf(facts, partner))];
  let heldBack: Instant | null = null;
  let due: Instant | null = first;
  for (let from = since; due !== null; ) {
    const until: Instant = due;
    const leave = leaves.find((one) => touches(one, from, until));
    if (!leave) break;
    if (own.some((one) => covers(one, until))) heldBack ??= until;
    if (leave.end !== null) from = leave.end;
    due = leave.end === null ? null : dueAfter(from);
  }
  return [
    ...(heldBack ? owed(facts, wish, key, heldBack, 'paused') : []),
    ...(due ? owed(facts, wish, heldBack ? `${key}/again` : key, due, null) : []),
  ];
}

function owed(
  facts: Facts,
  { kind, to, meeting, days, tooLate, said, because }: Wish,
  key: string,
  due: Instant,
  withheld: Nudge['withheld'],
): Nudge[] {
  const expires = tooLate ?? plus(due, { days: KEEPS_DAYS });
  if (due >= expires) return [];
  return [
    nudge({
      key,
      kind,
      to: to.id,
      mentorship: facts.mentorship.id,
      meeting: meeting?.id ?? null,
      due,
      expires,
      class: 'follow-up',
      because: { name: firstName(partnersOf(facts, to.id)[0]), ...(because ?? { days: said ?? days }) },
      withheld,
    }),
  ];
}
