import type { Repeats } from '../intent.ts';
import {
  addDays,
  dateOf,
  type Fold,
  type Instant,
  instantAt,
  type Reading,
  read,
  timeOf,
  type WallDate,
  type WallTime,
  type Weekday,
  wallTime,
  weekdayOf,
  type Zone,
} from '../time.ts';
import type { Recurrence, Series } from './meeting.ts';

/** `clocks` tells that this one falls where the clocks change: its wall time is shown twice, or not at all, and somebody has to choose. */
export type Occurrence = { occurrence: number; at: WallTime; start: Instant; clocks: Reading['kind'] };

/**
 * Every meeting of a series, each computed from the anchor, which is the first. The wall time stays what was agreed,
 * whatever the clocks do in between; where it does not exist or exists twice the series' fold decides until people do.
 */
export function occurrences(series: Pick<Series, 'anchor' | 'zone' | 'fold' | 'recurrence' | 'count'>): Occurrence[] {
  return Array.from({ length: series.count }, (_, occurrence) => occurrenceOf(series, occurrence));
}

function occurrenceOf({ anchor, zone, fold, recurrence }: Omit<Series, 'id' | 'mentorship' | 'count'>, occurrence: number): Occurrence {
  const at = wallTime(dateOfOccurrence(dateOf(anchor), recurrence, occurrence), timeOf(anchor));
  return { occurrence, at, ...onTheClock(at, zone, fold) };
}

/** Which weekday of its month a date is: 1 to 4, or -1 for a fifth, which only "the last" can repeat. */
export function nthOf(date: WallDate): 1 | 2 | 3 | 4 | -1 {
  const nth = Math.ceil(Number(date.slice(8)) / 7);
  return nth > 4 ? -1 : (nth as 1 | 2 | 3 | 4);
}

/** Whether no later date of the month is the same weekday. */
export function isLastOfMonth(date: WallDate): boolean {
  return addDays(date, 7).slice(0, 7) !== date.slice(0, 7);
}

/** What "every four weeks" and "the second Tuesday" mean for a series that begins on a date; null for a single meeting. */
export function recurrenceOf(repeats: Repeats, anchor: WallDate): Recurrence | null {
  switch (repeats) {
    case 'once':
      return null;
    case 'weekly':
      return { kind: 'weeks', every: 1 };
    case 'fortnightly':
      return { kind: 'weeks', every: 2 };
    case 'every-three-weeks':
      return { kind: 'weeks', every: 3 };
    case 'every-four-weeks':
      return { kind: 'weeks', every: 4 };
    case 'monthly-weekday':
      return { kind: 'monthly', every: 1, nth: nthOf(anchor) };
    case 'monthly-last-weekday':
      return { kind: 'monthly', every: 1, nth: -1 };
    default:
      return repeats satisfies never;
  }
}

function onTheClock(at: WallTime, zone: Zone, fold: Fold): Pick<Occurrence, 'start' | 'clocks'> {
  return { start: instantAt(at, zone, fold), clocks: read(at, zone).kind };
}

function dateOfOccurrence(anchor: WallDate, recurrence: Recurrence, occurrence: number): WallDate {
  if (occurrence === 0) return anchor;
  if (recurrence.kind === 'weeks') return addDays(anchor, 7 * recurrence.every * occurrence);
  const month = Temporal.PlainDate.from(anchor)
    .toPlainYearMonth()
    .add({ months: recurrence.every * occurrence });
  return nthWeekdayOf(month, weekdayOf(anchor), recurrence.nth);
}

/** The nth such weekday of a month, 1 to 4; -1 is the last. */
export function nthWeekdayOf(month: Temporal.PlainYearMonth, weekday: Weekday, nth: number): WallDate {
  const first = month.toPlainDate({ day: 1 });
  const firstSuch = first.add({ days: (weekday - first.dayOfWeek + 7) % 7 });
  if (nth > 0) return firstSuch.add({ weeks: nth - 1 }).toString() as WallDate;
  const fifth = firstSuch.add({ weeks: 4 });
  return (fifth.month === month.month ? fifth : fifth.subtract({ weeks: 1 })).toString() as WallDate;
}
