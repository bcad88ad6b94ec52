import { startOfDate } from '../nudges/moments.ts';
import { dateAt, type Instant, latest, plus, type WallDate } from '../time.ts';
import type { MeetingId } from './ids.ts';
import { logOf, logSince } from './log-state.ts';
import { endOf } from './meeting.ts';
import type { Watched, WatchedMeeting } from './watched.ts';

/** What can stand still in a process. Never a word of what two people talk about. */
export const standstillReasons = ['meeting', 'log', 'answer', 'review'] as const;
export type StandstillReason = (typeof standstillReasons)[number];

/** A clock of one reason: it begins, and unless something comes of it, it runs out. */
export type Still = {
  reason: StandstillReason;
  meeting: MeetingId | null;
  /** Of whom or what, for the key. */
  name: string;
  begun: Instant;
  runsOut(from: Instant): Instant;
};

/** What has a follow-up of its own is given a little time for that to help. */
const GRACE_DAYS = 3;
/** Facts reach back no further: what they do not hold cannot be told to have happened. */
const LONGEST_MONTHS = 6;

/** `since` is when the two began. */
export function whatMayStandStill(pair: Watched, since: Instant): Still[] {
  return [...noMeeting(pair, since), ...logOverdue(pair), ...noAnswer(pair), ...reviewDue(pair, since)];
}

/** A date that is agreed counts as a meeting until somebody says otherwise: whoever has one coming needs no hand. */
function noMeeting(pair: Watched, since: Instant): Still[] {
  const { meetEveryMonths } = pair.programme.policy;
  if (meetEveryMonths > LONGEST_MONTHS) return [];
  return [{ ...ofThePair(pair, 'meeting', meetEveryMonths), begun: latest(since, ...endsOfAgreed(pair)) }];
}

/** The oldest that is open. One that was filed since gives the next its time anew, so that a pair who catch up are not told of each. */
function logOverdue(pair: Watched): Still[] {
  const isOpen = (one: WatchedMeeting) => one.status === 'held' && (logOf(pair, one)?.status ?? 'draft') === 'draft';
  const oldest = pair.meetings
    .filter(isOpen)
    .reduce<WatchedMeeting | null>((first, one) => (first && first.start <= one.start ? first : one), null);
  if (!oldest) return [];
  const days = pair.programme.policy.logDueDays + GRACE_DAYS;
  return [
    { ...ofMeeting(oldest.id, 'log', days), begun: latest(logSince(pair, oldest), ...pair.logs.flatMap((one) => one.filedAt ?? [])) },
  ];
}

/** The latest time that was suggested, where nobody has answered and no agreed date is still to come. */
function noAnswer(pair: Watched): Still[] {
  const [last] = pair.meetings.toSorted((a, b) =>
    a.proposedAt === b.proposedAt ? (a.id < b.id ? -1 : 1) : a.proposedAt > b.proposedAt ? -1 : 1,
  );
  if (last?.status !== 'proposed') return [];
  const { answerDays } = pair.programme.policy;
  return [{ ...ofMeeting(last.id, 'answer', answerDays + GRACE_DAYS), begun: latest(last.proposedAt, ...endsOfAgreed(pair)) }];
}

/** Where there are goals, and neither of the two has gone over one. */
function reviewDue(pair: Watched, since: Instant): Still[] {
  if (!pair.goals.some((one) => one.status === 'open')) return [];
  const { reviewMonths } = pair.programme.policy;
  return [{ ...ofThePair(pair, 'review', reviewMonths), begun: latest(since, ...pair.goals.map(({ at }) => at)) }];
}

function ofThePair(pair: Watched, reason: StandstillReason, months: number): Omit<Still, 'begun'> {
  return { reason, meeting: null, name: pair.mentorship.id, runsOut: (from) => startOfMonthsLater(pair, from, months) };
}

function ofMeeting(meeting: MeetingId, reason: StandstillReason, days: number): Omit<Still, 'begun'> {
  return { reason, meeting, name: meeting, runsOut: (from) => plus(from, { days }) };
}

function endsOfAgreed({ meetings }: Watched): Instant[] {
  return meetings.filter(({ status }) => status === 'held' || status === 'confirmed').map(endOf);
}

/** The first hour of the same day some months later, by the programme's calendar. */
export function startOfMonthsLater({ programme: { zone } }: Watched, at: Instant, months: number): Instant {
  return startOfDate(Temporal.PlainDate.from(dateAt(at, zone)).add({ months }).toString() as WallDate, zone);
}
