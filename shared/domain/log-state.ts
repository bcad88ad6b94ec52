import { leavesOf, touches } from '../nudges/pauses.ts';
import { type Instant, latest, minus, plus } from '../time.ts';
import { settlesAt } from './attendance.ts';
import type { MeetingLog } from './log.ts';
import { endOf, type Meeting } from './meeting.ts';
import type { Watched, WatchedMeeting } from './watched.ts';

/**
 * How far the log of a meeting is, as somebody sees it who may not read it. Two accounts that differ are as complete as one that both
 * signed, and look the same from outside: that they differ is for the pair alone.
 */
export type LogStage = 'none' | 'due' | 'draft' | 'filed' | 'signed' | 'overdue';

export function logOf<L extends Pick<MeetingLog, 'meeting'>>(
  { logs }: { logs: readonly L[] },
  meeting: Pick<Meeting, 'id'>,
): L | undefined {
  return logs.find((one) => one.meeting === meeting.id);
}

/** Days that are left to write a log when it turns out late that the meeting was held. */
const LEAST_DAYS = 3;

/** From when on the days until a log is due are counted: since the meeting ended, or later where nobody had said until then that they met. */
export function logSince(facts: Watched, meeting: WatchedMeeting): Instant {
  const answers = facts.attendance.filter((one) => one.meeting === meeting.id).map(({ at }) => at);
  const [first, ...others] = answers;
  if (first === undefined) return endOf(meeting);
  const known = settlesAt(meeting, facts.attendance) ?? latest(first, ...others);
  return latest(endOf(meeting), minus(plus(known, { days: LEAST_DAYS }), { days: facts.programme.policy.logDueDays }));
}

/**
 * By when a log is to be filed: elapsed days after the meeting ended. Leave of either stops the clock, which begins again with their
 * return; null while it stands still, and where none is due: only a meeting that both say was held has a log to write.
 */
export function logDueAt(facts: Watched, meeting: WatchedMeeting): Instant | null {
  if (meeting.status !== 'held') return null;
  const leaves = facts.people.flatMap((person) => leavesOf(facts, person));
  const days = facts.programme.policy.logDueDays;
  let from = logSince(facts, meeting);
  for (;;) {
    const due = plus(from, { days });
    const leave = leaves.find((one) => touches(one, from, due));
    if (!leave) return due;
    if (leave.end === null) return null;
    from = leave.end;
  }
}

export function logStage(facts: Watched, meeting: WatchedMeeting, now: Instant): LogStage {
  const log = logOf(facts, meeting);
  if (log?.status === 'signed' || log?.status === 'differing') return 'signed';
  if (log?.status === 'filed') return 'filed';
  if (meeting.status !== 'held') return log ? 'draft' : 'none';
  const due = logDueAt(facts, meeting);
  if (due !== null && due <= now) return 'overdue';
  return log ? 'draft' : 'due';
}
