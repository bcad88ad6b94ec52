import { startOfDate } from '../nudges/moments.ts';
import { addDays, dateAt, type Instant, type WallDate, weekdayOf, type Zone } from '../time.ts';
import { logStage } from './log-state.ts';
import type { Watched } from './watched.ts';

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
 * How many pairs the numbers of these weeks can be about. One that ended counts for weeks afterwards, so that a channel which falls silent
 * when too few are left does not tell that one just ended, nor which; and it counts by its dates alone, whatever became of its meetings.
 */
export function pairsOver(pairs: readonly Watched[], weeks: readonly WallDate[], zone: Zone): number {
  const { start, end } = spanOf(weeks, zone);
  return pairs.filter(({ mentorship: { status, since, endedAt } }) => {
    const hasLeft = status !== 'active' && (endedAt === null || endedAt < start);
    return since !== null && since < end && !hasLeft;
  }).length;
}

function spanOf(weeks: readonly WallDate[], zone: Zone): { start: Instant; end: Instant } {
  return { start: startOfDate(weeks[0]!, zone), end: startOfDate(addDays(weeks.at(-1)!, 7), zone) };
}
