import { addDays, daysBetween, type WallDate, type Weekday, weekdayOf } from '../../../../shared/time.ts';
import { bareWeekday, comingWeekday, type DatesSaid } from './dates.ts';
import type { TimeReading } from './times.ts';
import type { Readings, Wrong } from './why.ts';

type Said<T> = (Readings<T> | Wrong)[];

/** What several mentions of a day come to: the same day said twice, one of two after "or", or a contradiction. */
export function oneDate({ dates, weekdays }: DatesSaid, either: boolean, today: WallDate): Readings<WallDate> | Wrong | null {
  const wrong = firstWrong(dates);
  if (wrong) return wrong;
  const readings = dates as Readings<WallDate>[];
  if (readings.length === 0 || either) {
    const all = [...readings, ...[...new Set(weekdays)].map((weekday) => bareWeekday(weekday, today))];
    if (all.length > 1 && !either) return { wrong: 'twoDates', said: '' };
    return all.length > 1 ? { readings: all.flatMap((one) => one.readings).toSorted(), why: 'either' } : (all[0] ?? null);
  }
  const common = readings.reduce((one, other) => ({
    readings: one.readings.filter((date) => other.readings.includes(date)),
    why: one.why ?? other.why,
    ask: one.ask || other.ask,
  }));
  if (common.readings.length === 0) return { wrong: 'twoDates', said: '' };
  const fitting = common.readings.filter((date) => weekdays.every((weekday) => weekdayOf(date) === weekday));
  if (fitting.length > 0) return { ...common, readings: fitting };
  return {
    readings: common.readings.flatMap((date) => [date, ...weekdays.map((weekday) => nearest(weekday, date, today))]),
    why: 'weekdayDiffers',
  };
}

export function oneTime(said: Said<TimeReading>, either: boolean): Readings<TimeReading> | Wrong | null {
  const wrong = firstWrong(said);
  if (wrong) return wrong;
  const [first, ...others] = said as Readings<TimeReading>[];
  if (!first || others.length === 0) return first ?? null;
  if (either) return { readings: [first, ...others].flatMap((one) => one.readings), why: 'either' };
  const same = first.readings.filter((reading) => others.every((other) => other.readings.some(({ time }) => time === reading.time)));
  return same.length > 0 ? { readings: same, why: first.why } : { wrong: 'twoTimes', said: '' };
}

function firstWrong(said: Said<unknown>): Wrong | undefined {
  return said.find((one): one is Wrong => 'wrong' in one);
}

/** The weekday somebody named, nearest to the date they named with it. */
function nearest(weekday: Weekday, date: WallDate, today: WallDate): WallDate {
  const after = comingWeekday(weekday, date);
  const before = addDays(after, -7);
  return before >= today && daysBetween(before, date) <= 3 ? before : after;
}
