import { dateAt, type WallDate, type Zone } from '../time.ts';
import type { Meeting } from './meeting.ts';

/** Below this a number could be traced to somebody, so it is not said; nor is any where fewer pairs than this had a date. */
export const LEAST_SAID = 5;

/** What is counted of a meeting: nothing of where it was or what it was about. */
export type Counted = Pick<Meeting, 'mentorship' | 'start' | 'status' | 'ending'>;

/** One month that is over, for a whole programme. `short` is a number, or why there is none to be said. */
export type MonthTotals = { month: WallDate; held: number; calledOff: number; short: number | 'few' | 'few-pairs' };

/**
 * What a programme sees of notice: totals of months that are over, never of one still running, since a number that grows between two
 * looks tells who it was. `short` counts meetings called off with less notice than agreed.
 */
export function totalsOf(meetings: readonly Counted[], months: readonly WallDate[], zone: Zone): MonthTotals[] {
  return months.map((month) => {
    const own = meetings.filter((meeting) => dateAt(meeting.start, zone).slice(0, 7) === month.slice(0, 7));
    const calledOff = own.filter((meeting) => meeting.ending?.kind === 'cancelled' && meeting.ending.notice !== null);
    const short = calledOff.filter((meeting) => meeting.ending!.notice !== 'in-time').length;
    return {
      month,
      held: own.filter((meeting) => meeting.status === 'held').length,
      calledOff: calledOff.length,
      short: new Set(own.map((meeting) => meeting.mentorship)).size < LEAST_SAID ? 'few-pairs' : short < LEAST_SAID ? 'few' : short,
    };
  });
}

/** The first days of the months before the one that `today` is in, the latest first. */
export function monthsBefore(today: WallDate, count: number): WallDate[] {
  const first = Temporal.PlainDate.from(today).with({ day: 1 });
  return Array.from({ length: count }, (_, index) => first.subtract({ months: index + 1 }).toString() as WallDate);
}
