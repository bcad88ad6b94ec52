import type { Instant, WallDate } from '../time.ts';
import type { ProgrammeId } from './ids.ts';
import type { Coordinator, Programme } from './programme.ts';
import { countsOf, pairsOver, type WeekCounts, weeksTo } from './summary.ts';
import { LEAST_SAID, type MonthSaid } from './totals.ts';
import type { Watched } from './watched.ts';

/** What is said of a month, with the one before it; null where it has been said before. */
export type MonthCompared = { said: MonthSaid; before: MonthSaid } | null;

/** A programme as it is watched: all its pairs, and what is said of its months. */
export type Overview = { programme: Programme; coordinators: Coordinator[]; pairs: Watched[]; month: MonthCompared };

/** A programme's week in numbers, after those before it: no person, no pair, and nothing that leads to one. */
export type Summary = {
  programme: { id: ProgrammeId; name: string; noticeHours: number };
  week: WallDate;
  weeks: WeekCounts[];
  month: MonthCompared;
};

export function summaryOf({ programme, pairs, month }: Overview, week: WallDate, now: Instant): Summary {
  const { id, name, zone, policy } = programme;
  const weeks = countsOf(pairs, weeksTo(week), zone, now);
  return { programme: { id, name, noticeHours: policy.noticeHours }, week, weeks, month };
}

/**
 * From which week on a channel, which may have members who do not coordinate, is told the numbers: behind each of them up to this one
 * stand pairs enough. Null where they do not even behind this one; weeks that were kept back are not told later either, when there are more.
 */
export function toldFrom({ programme, pairs }: Pick<Overview, 'programme' | 'pairs'>, week: WallDate): WallDate | null {
  const isEnough = (one: WallDate) => pairsOver(pairs, weeksTo(one), programme.zone) >= LEAST_SAID;
  const weeks = weeksTo(week);
  const lastOfFew = weeks.findLastIndex((one) => !isEnough(one));
  return weeks[lastOfFew + 1] ?? null;
}
