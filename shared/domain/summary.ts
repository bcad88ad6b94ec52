import { startOfDate } from '../nudges/moments.ts';
import { addDays, dateAt, type Instant, type WallDate, weekdayOf, type Zone } from '../time.ts';
import { logStage } from './log-state.ts';
import type { Watched, WatchedMeeting } from './watched.ts';

/** How many weeks a summary looks back on, the one it is about included. */
export const WEEKS = 8;

/** A week from its Monday to its Sunday, by the programme's calendar, in numbers of a whole programme. The logs are those of the meetings held in it. */
export type WeekCounts = { week: WallDate; held: number; signed: number; waiting: number; overdue: number };

/** The Monday of the last week that is over. */
export function lastWeek(now: Instant, zone: Zone): WallDate {
  return addDays(mondayOf(dateAt(now, zone)), -7);
}

export function mondayOf(date: WallDate): WallDate {
  return addDays(date, 1 - weekdayOf(date));
}

/** The Mondays of the weeks up to one, that one last. */
export function weeksTo(week: WallDate): WallDate[] {
  return Array.from({ length: WEEKS }, (_, index) => addDays(week, 7 * (index - WEEKS + 1)));
}

/** `weeks` follow one another. */
export function countsOf(pairs: readonly Watched[], weeks: readonly WallDate[], zone: Zone, now: Instant): WeekCounts[] {
  const begins = weeks.map((week) => startOfDate(week, zone));
  const { end } = spanOf(weeks, zone);
  const counts = weeks.map((week): WeekCounts => ({ week, held: 0, signed: 0, waiting: 0, overdue: 0 }));
  for (const pair of pairs) {
    for (const meeting of pair.meetings) {
      const week = counts[begins.findLastIndex((begin) => begin <= meeting.start)];
      if (meeting.status !== 'held' || !week || meeting.start >= end) continue;
      const stage = logStage(pair, meeting, now);
      week.held += 1;
      week[stage === 'signed' || stage === 'overdue' ? stage : 'waiting'] += 1;
    }
  }
  return counts;
}

/**
 * How many pairs the numbers of these weeks can be about: who was active, and who had a date. A pair so counts for weeks after its end, and
 * a channel that falls silent when too few are left does not tell that one just ended, nor which.
 */
export function pairsOver(pairs: readonly Watched[], weeks: readonly WallDate[], zone: Zone): number {
  return behind(pairs, spanOf(weeks, zone)).length;
}

/** The fewest of them behind any one of these weeks: before the others began, a number was about those who had. A week without a meeting is about nobody. */
export function fewestOver(pairs: readonly Watched[], weeks: readonly WallDate[], zone: Zone): number {
  const all = behind(pairs, spanOf(weeks, zone));
  const met = weeks.map((week) => spanOf([week], zone)).filter((span) => pairs.some((one) => one.meetings.some(wasHeldIn(span))));
  return Math.min(all.length, ...met.map(({ end }) => all.filter(({ mentorship: { since } }) => since !== null && since < end).length));
}

type Span = { start: Instant; end: Instant };

function behind(pairs: readonly Watched[], span: Span): Watched[] {
  return pairs.filter(({ mentorship: { status, since }, meetings }) => {
    const isActive = status === 'active' && since !== null && since < span.end;
    return isActive || meetings.some((one) => hadDate.includes(one.status) && isIn(one, span));
  });
}

const isIn = ({ start }: WatchedMeeting, span: Span) => span.start <= start && start < span.end;
const wasHeldIn = (span: Span) => (one: WatchedMeeting) => one.status === 'held' && isIn(one, span);

const hadDate: readonly string[] = ['confirmed', 'held', 'missed'];

function spanOf(weeks: readonly WallDate[], zone: Zone): Span {
  return { start: startOfDate(weeks[0]!, zone), end: startOfDate(addDays(weeks.at(-1)!, 7), zone) };
}
