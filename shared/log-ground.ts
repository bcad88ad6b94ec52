import type { LogEntryId } from './domain/ids.ts';
import type { MeetingLog } from './domain/log.ts';
import { READERS_AHEAD_DAYS } from './domain/policy.ts';
import type { Facts } from './facts.ts';
import { earliest, type Instant, latest, plus } from './time.ts';

/** When coordinators may read a log at all. Who they are, and what of it they see, access.ts decides. */

/** Shorter than meetings are facts, so that whoever's log is read can always be told. */
const READ_DAYS = 182;

export type Ground = 'policy' | 'consent' | null;

/** On what ground coordinators may read a log, whoever they are. */
export function groundToRead(facts: Facts, log: MeetingLog, now: Instant): Ground {
  if (!isComplete(log) || !isRecent(facts, log, now)) return null;
  if (log.status === 'signed' && isAnnounced(facts, log, now)) return 'policy';
  return agreedUntil(facts, log) === null ? null : 'consent';
}

/**
 * Whether it had been announced when they met, and still is so, that coordinators read it once both have signed. Whoever joined after the
 * announcement has heard of it when they became a pair at the latest, and is given the same week: also of a meeting entered from paper.
 */
export function isAnnounced(facts: Facts, log: MeetingLog, now: Instant): boolean {
  const from = facts.programme.policy.coordinatorsReadFrom;
  const meeting = meetingOf(facts, log);
  const { since } = facts.mentorship;
  if (log.readers !== 'coordinators' || from === null || since === null || meeting === undefined) return false;
  const opens = latest(from, plus(since, { days: READERS_AHEAD_DAYS }));
  return from <= now && opens <= meeting.start && isRecent(facts, log, now);
}

/** Of a pair that is one or was, and not too long ago. */
export function isRecent(facts: Facts, log: MeetingLog, now: Instant): boolean {
  const { status } = facts.mentorship;
  const meeting = meetingOf(facts, log);
  if (!isOfPair(facts, log) || (status !== 'active' && status !== 'ended') || meeting === undefined) return false;
  return now < plus(meeting.start, { days: READ_DAYS });
}

export const isComplete = ({ status }: MeetingLog) => status === 'signed' || status === 'differing';
export const isOfPair = ({ mentorship }: Facts, log: MeetingLog) => log.mentorship === mentorship.id;
export const meetingOf = ({ meetings }: Facts, log: MeetingLog) => meetings.find((one) => one.id === log.meeting);

/** Up to when what is in a log was there when both agreed that it is read: what is added later is no part of it. */
export function agreedUntil({ parties, logMarks }: Facts, log: MeetingLog): Instant | null {
  const consents = logMarks.filter((one) => one.log === log.id && one.kind === 'consented');
  const agreed = parties.flatMap(({ person }) => consents.find((one) => one.person === person)?.at ?? []);
  const [first, ...others] = agreed;
  if (first === undefined || agreed.length < parties.length || log.filedAt === null) return null;
  const until = earliest(first, ...others);
  return log.filedAt <= until ? until : null;
}

/**
 * Whether each of the two had said what they have to say to an entry: put their name to it, or an account of their own beside it. What
 * only one stood behind when both agreed is no part of what they agreed to, whatever becomes of it.
 */
export function isSettledBy({ parties, logMarks }: Facts, entry: LogEntryId, until: Instant): boolean {
  const said = logMarks.filter((one) => one.entry === entry && (one.kind === 'signed' || one.kind === 'differently') && one.at <= until);
  return parties.every(({ person }) => said.some((one) => one.person === person));
}
