import type { LogEntryId, PersonId } from '../domain/ids.ts';
import type { MeetingLog } from '../domain/log.ts';
import { logOf, logSince } from '../domain/log-state.ts';
import { isCorrected, writersOf } from '../domain/log-turn.ts';
import type { Meeting } from '../domain/meeting.ts';
import type { Person } from '../domain/person.ts';
import { type Facts, partnersOf, personIn } from '../facts.ts';
import { type Instant, plus } from '../time.ts';
import type { Wish } from './follow-up.ts';
import { momentForFollowUp } from './moments.ts';

/** How long before a log is due it is asked for. */
const AHEAD_DAYS = 2;
/** What there was to ask about earlier meetings was asked long ago. */
const MOST_ASKED = 3;

/** What somebody may be asked about a log; `until` is when that was done, and null while it is open. */
type Ask = Wish & { until: Instant | null };

/** What is open about the logs of the last meetings. */
export function logWishes(facts: Facts): Wish[] {
  const over = facts.meetings.filter((one) => one.status === 'held' || logOf(facts, one)).sort(byStart);
  return over.slice(-MOST_ASKED).flatMap((meeting) => asks(facts, meeting).filter(({ until }) => until === null));
}

/** What somebody is asked about the log of a meeting, first, as long as it is open. */
export function logWishOf(facts: Facts, meeting: Meeting, { id }: Person): Wish | null {
  const open = asks(facts, meeting).filter(({ to, until }) => to.id === id && until === null);
  return open.sort((a, b) => (momentOf(a) < momentOf(b) ? -1 : 1))[0] ?? null;
}

/** Whether somebody was asked about the log of a meeting, or is going to be while it is open. */
export function isAsked(facts: Facts, meeting: Meeting, { id }: Person): boolean {
  return asks(facts, meeting).some((ask) => ask.to.id === id && (ask.until === null || momentOf(ask) < ask.until));
}

export const momentOf = ({ since, days }: Wish): Instant => plus(since, { days });

function asks(facts: Facts, meeting: Meeting): Ask[] {
  const log = logOf(facts, meeting);
  if (meeting.status !== 'held' && meeting.status !== 'confirmed') return [];
  return [...(meeting.status === 'held' ? toWrite(facts, meeting, log) : []), ...(log ? toSign(facts, meeting, log) : [])];
}

/**
 * Each of the two is asked once, so that both kinds have one key. Whoever writes: two days before it is due, or when it is, where there was no good moment before. The
 * other, who may begin it as well: when it is overdue.
 */
function toWrite(facts: Facts, meeting: Meeting, log: MeetingLog | undefined): Ask[] {
  const { policy, jurisdiction } = facts.programme;
  const since = logSince(facts, meeting);
  const due = plus(since, { days: policy.logDueDays });
  const early = policy.logDueDays - AHEAD_DAYS;
  const isInTime = (to: Person) => (momentForFollowUp(to, plus(since, { days: early }), jurisdiction) ?? since) < due;
  const writers = writersOf(facts);
  return facts.parties.map(({ person }) => {
    const to = personIn(facts, person);
    const isBefore = writers.includes(person) && early >= 1 && isInTime(to);
    return {
      kind: isBefore ? 'log-due' : 'log-overdue',
      to,
      key: `${meeting.id}/log-asked/${person}`,
      meeting,
      since,
      days: isBefore ? early : policy.logDueDays,
      tooLate: null,
      until: log?.filedAt ?? null,
    };
  });
}

/** Whoever has not answered what the other put their name to, the record or an addition: once. A correction that was suggested is an answer. */
function toSign(facts: Facts, meeting: Meeting, log: MeetingLog): Ask[] {
  const { filedBy, filedAt, completedAt, entry, amendment } = log;
  const added = facts.logMarks.find((one) => one.kind === 'signed' && one.entry === amendment);
  const ask = (of: LogEntryId, by: PersonId, since: Instant, until: Instant | null): Ask[] =>
    partnersOf(facts, by).map((to) => ({
      kind: 'log-signature',
      to,
      key: `${of}/log-signature/${to.id}`,
      meeting,
      since,
      days: facts.programme.policy.answerDays,
      tooLate: null,
      until,
    }));
  return [
    ...(entry && filedBy && filedAt && !isCorrected(facts, log) ? ask(entry, filedBy, filedAt, completedAt) : []),
    ...(amendment && added ? ask(amendment, added.person, added.at, null) : []),
  ];
}

const byStart = (a: Meeting, b: Meeting) => (a.start === b.start ? (a.id < b.id ? -1 : 1) : a.start < b.start ? -1 : 1);
