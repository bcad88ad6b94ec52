import { addDays, dateAt, type Instant, type WallDate, type Zone } from '../time.ts';
import type { Meeting } from './meeting.ts';
import type { Mentorship } from './mentorship.ts';

/** Below this a number could be traced to somebody, so it is not said; nor is any where fewer pairs than this had a date. */
export const LEAST_SAID = 5;

/** Answers about the last meetings of a month come in for some days. Until then nothing of it is said that cannot be taken back. */
export const SETTLES_DAYS = 7;

/** A number, or why there is none to be said. */
export type Total = number | 'few' | 'few-pairs';

/** What is counted of a meeting: nothing of where it was or what it was about. */
export type Counted = Pick<Meeting, 'mentorship' | 'start' | 'status' | 'ending'>;

/**
 * What is said of a month that could say something about somebody, were it less: for a whole programme, once, on every surface alike, and
 * never again otherwise, whatever becomes known later. A number that moves between two looks tells who moved it. `short` counts
 * meetings called off with less notice than agreed.
 */
export type MonthSaid = { month: WallDate; short: Total; notMet: Total; endedEarly: Total };

/** What of a month goes on being counted. `calledOff` is null where it could be traced to somebody, as what of it was at short notice is. */
export type MonthCounts = { month: WallDate; held: number; calledOff: number | null };

export function countsOfMonths(meetings: readonly Counted[], months: readonly WallDate[], zone: Zone): MonthCounts[] {
  return months.map((month) => {
    const own = meetings.filter(({ start }) => isIn(start, month, zone));
    const off = own.filter(isCalledOff).length;
    const isSaid = off >= LEAST_SAID && pairsIn(own) >= LEAST_SAID;
    return { month, held: own.filter((one) => one.status === 'held').length, calledOff: isSaid ? off : null };
  });
}

/** `endings` is when mentorships ended before they were meant to. */
export function monthSaid(meetings: readonly Counted[], endings: readonly Instant[], month: WallDate, zone: Zone): MonthSaid {
  const own = meetings.filter(({ start }) => isIn(start, month, zone));
  const pairs = pairsIn(own);
  const said = (count: number): Total => (pairs < LEAST_SAID ? 'few-pairs' : count < LEAST_SAID ? 'few' : count);
  return {
    month,
    short: said(own.filter((one) => isCalledOff(one) && one.ending!.notice !== 'in-time').length),
    notMet: said(own.filter((one) => one.status === 'missed').length),
    endedEarly: said(endings.filter((at) => isIn(at, month, zone)).length),
  };
}

/** Whether a mentorship ended before the months that its programme agrees on. */
export function isEarlyEnding({ since, endedAt }: Pick<Mentorship, 'since' | 'endedAt'>, months: number, zone: Zone): boolean {
  if (since === null || endedAt === null) return false;
  return dateAt(endedAt, zone) < Temporal.PlainDate.from(dateAt(since, zone)).add({ months }).toString();
}

/** The first days of the months before the one that `today` is in, the latest first. */
export function monthsBefore(today: WallDate, count: number): WallDate[] {
  const first = Temporal.PlainDate.from(today).with({ day: 1 });
  return Array.from({ length: count }, (_, index) => first.subtract({ months: index + 1 }).toString() as WallDate);
}

/** Those of which everything is said by now, the latest first. */
export function monthsSettled(today: WallDate, count: number): WallDate[] {
  return monthsBefore(addDays(today, -SETTLES_DAYS), count);
}

const pairsIn = (meetings: readonly Counted[]) => new Set(meetings.map((one) => one.mentorship)).size;

const isCalledOff = ({ ending }: Counted) => ending?.kind === 'cancelled' && ending.notice !== null;

function isIn(at: Instant, month: WallDate, zone: Zone): boolean {
  return dateAt(at, zone).slice(0, 7) === month.slice(0, 7);
}
