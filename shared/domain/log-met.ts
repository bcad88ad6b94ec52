import { type Change, isRefusal, type Refusal } from '../decision.ts';
import { FACTS_DAYS, type Facts } from '../facts.ts';
import { type Instant, minus } from '../time.ts';
import { sayWhetherMet } from './around.ts';
import type { PersonId } from './ids.ts';
import type { MeetingLog } from './log.ts';
import { hasEnded, type Meeting } from './meeting.ts';

/** The meeting that a log is about. */
export function meetingOf(facts: Facts, log: MeetingLog): Meeting {
  const found = facts.meetings.find((one) => one.id === log.meeting);
  if (!found) throw new Error(`${log.id} is about ${log.meeting}, which is not there`);
  return found;
}

export type NotMet = 'isOff' | 'wasNotHeld' | 'notYetAgreed' | 'notBegunYet' | 'accountsDiffer';

/** Why there is nothing to write about a meeting: also one that was moved or called off after its log was begun. */
export function notMet({ status, start }: Meeting, now: Instant): Refusal<Exclude<NotMet, 'accountsDiffer'>> | null {
  const no = { cancelled: 'isOff', missed: 'wasNotHeld', proposed: 'notYetAgreed', confirmed: null, held: null } as const;
  const why = no[status];
  if (why) return { refused: why };
  return start > now ? { refused: 'notBegunYet' } : null;
}

/**
 * Whoever puts their name to a log of a meeting says with it that they met, whatever they answered before. Not where the other says that
 * they did not: a log of one that never was would be no use to either. Of a meeting that is a fact no more nothing is to be settled.
 */
export function met(facts: Facts, meeting: Meeting, who: PersonId, now: Instant): Change[] | Refusal<'accountsDiffer'> {
  if (meeting.start <= minus(now, { days: FACTS_DAYS })) return [];
  const answers = facts.attendance.filter((one) => one.meeting === meeting.id);
  if (answers.some((one) => one.person !== who && !one.met)) return { refused: 'accountsDiffer' };
  if (answers.some((one) => one.person === who && one.met) || !hasEnded(meeting, now)) return [];
  const outcome = sayWhetherMet(facts, who, meeting.id, true, now);
  return isRefusal(outcome) ? [] : outcome.changes;
}
