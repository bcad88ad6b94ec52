import { type Change, isRefusal } from '../decision.ts';
import type { Facts } from '../facts.ts';
import type { Instant } from '../time.ts';
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

/** Whoever puts their name to a log of a meeting says with it that they met. */
export function met(facts: Facts, meeting: Meeting, who: PersonId, now: Instant): readonly Change[] {
  const answered = facts.attendance.some((one) => one.meeting === meeting.id && one.person === who);
  if (answered || !hasEnded(meeting, now)) return [];
  const outcome = sayWhetherMet(facts, who, meeting.id, true, now);
  return isRefusal(outcome) ? [] : outcome.changes;
}
