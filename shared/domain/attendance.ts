import { type Instant, plus } from '../time.ts';
import type { Attendance, Meeting } from './meeting.ts';

/** How long somebody's silence lasts before the other's answer stands for both. */
const SILENCE_DAYS = 3;
/** A pair; guests are not asked. */
const ASKED = 2;

export type Outcome = 'held' | 'missed' | 'differ' | 'waiting';

/** What the answers to "did you meet?" come to. `attendance` may hold those of other meetings as well. */
export function outcomeOf(meeting: Pick<Meeting, 'id'>, attendance: readonly Attendance[], now: Instant): Outcome {
  const answers = attendance.filter((one) => one.meeting === meeting.id);
  const first = answers[0];
  if (!first) return 'waiting';
  if (answers.some((one) => one.met !== first.met)) return 'differ';
  const settles = settlesAt(meeting, answers);
  return settles !== null && settles > now ? 'waiting' : first.met ? 'held' : 'missed';
}

/** When a single answer will stand for both; null when there is none, or nothing left to wait for. */
export function settlesAt(meeting: Pick<Meeting, 'id'>, attendance: readonly Pick<Attendance, 'meeting' | 'at'>[]): Instant | null {
  const answers = attendance.filter((one) => one.meeting === meeting.id);
  if (answers.length === 0 || answers.length >= ASKED) return null;
  return plus(answers[0]!.at, { days: SILENCE_DAYS });
}
