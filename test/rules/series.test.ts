import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Recurrence } from '../../shared/domain/meeting.ts';
import { isLastOfMonth, nthOf, occurrences, recurrenceOf } from '../../shared/domain/series.ts';
import {
  dateOf,
  daysBetween,
  type Fold,
  timeOf,
  type WallDate,
  type WallTime,
  wallTimeAt,
  weekdayOf,
  type Zone,
} from '../../shared/time.ts';
import { runs } from '../setup/long.ts';

const london = 'Europe/London' as Zone;
const series = (anchor: string, recurrence: Recurrence, count: number, zone: Zone = london, fold: Fold = 'earlier') =>
  occurrences({ anchor: anchor as WallTime, zone, fold, recurrence, count });
const dates = (anchor: string, recurrence: Recurrence, count: number) =>
  series(anchor, recurrence, count).map((one) => one.at.slice(0, 10));

describe('a series', () => {
  test('every four weeks on Tuesday stays at 15:00 when the clocks change', () => {
    const four = series('2026-10-06T15:00', { kind: 'weeks', every: 4 }, 3);
    expect(four.map((one) => one.at)).toEqual(['2026-10-06T15:00', '2026-11-03T15:00', '2026-12-01T15:00']);
    expect(four.map((one) => one.start)).toEqual(['2026-10-06T14:00:00.000Z', '2026-11-03T15:00:00.000Z', '2026-12-01T15:00:00.000Z']);
    expect(four.map((one) => one.occurrence)).toEqual([0, 1, 2]);
  });

  test('the second Tuesday is the second Tuesday of every month', () => {
    expect(dates('2026-11-10T10:00', { kind: 'monthly', every: 1, nth: 2 }, 5)).toEqual([
      '2026-11-10',
      '2026-12-08',
      '2027-01-12',
      '2027-02-09',
      '2027-03-09',
    ]);
  });

  test('the last Friday is the fourth in one month and the fifth in another', () => {
    expect(dates('2026-11-27T10:00', { kind: 'monthly', every: 1, nth: -1 }, 4)).toEqual([
      '2026-11-27',
      '2026-12-25',
      '2027-01-29',
      '2027-02-26',
    ]);
  });

  test('every other month counts months from the first meeting, across the year', () => {
    expect(dates('2026-11-05T10:00', { kind: 'monthly', every: 2, nth: 1 }, 3)).toEqual(['2026-11-05', '2027-01-07', '2027-03-04']);
  });

  test('a first meeting that is moved off the pattern stays where it was put', () => {
    expect(dates('2026-11-10T10:00', { kind: 'monthly', every: 1, nth: -1 }, 3)).toEqual(['2026-11-10', '2026-12-29', '2027-01-26']);
  });

  test('an occurrence whose time the clocks skip or show twice is pointed out, the others are not', () => {
    const spring = series('2027-03-14T01:30', { kind: 'weeks', every: 2 }, 3, london, 'later');
    expect(spring.map((one) => one.clocks)).toEqual(['once', 'skipped', 'once']);
    expect(spring[1]!.start).toBe('2027-03-28T01:30:00.000Z');
    const autumn = series('2026-10-11T01:30', { kind: 'weeks', every: 2 }, 2, london, 'later');
    expect(autumn.map((one) => one.clocks)).toEqual(['once', 'twice']);
    expect(autumn[1]!.start).toBe('2026-10-25T01:30:00.000Z');
  });
});

describe('which weekday of the month', () => {
  test('a fifth one is the last, because not every month has five', () => {
    expect(['2026-11-01', '2026-11-07', '2026-11-08', '2026-11-28', '2026-11-29'].map((date) => nthOf(date as WallDate))).toEqual([
      1, 1, 2, 4, -1,
    ]);
    expect(['2026-11-23', '2026-11-24', '2026-02-22', '2026-12-31'].map((date) => isLastOfMonth(date as WallDate))).toEqual([
      false,
      true,
      true,
      true,
    ]);
  });

  test('what people ask for becomes a recurrence that begins on the date they chose', () => {
    const date = '2026-11-24' as WallDate;
    expect(recurrenceOf('once', date)).toBeNull();
    expect(recurrenceOf('weekly', date)).toEqual({ kind: 'weeks', every: 1 });
    expect(recurrenceOf('fortnightly', date)).toEqual({ kind: 'weeks', every: 2 });
    expect(recurrenceOf('every-three-weeks', date)).toEqual({ kind: 'weeks', every: 3 });
    expect(recurrenceOf('every-four-weeks', date)).toEqual({ kind: 'weeks', every: 4 });
    expect(recurrenceOf('monthly-weekday', date)).toEqual({ kind: 'monthly', every: 1, nth: 4 });
    expect(recurrenceOf('monthly-weekday', '2026-11-30' as WallDate)).toEqual({ kind: 'monthly', every: 1, nth: -1 });
    expect(recurrenceOf('monthly-last-weekday', date)).toEqual({ kind: 'monthly', every: 1, nth: -1 });
  });
});

const zones = ['Europe/London', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe', 'Africa/Casablanca'] as Zone[];
const anchors = fc
  .tuple(fc.integer({ min: 0, max: 2000 }), fc.integer({ min: 0, max: 95 }))
  .map(([day, quarter]) => new Date(Date.UTC(2026, 0, 1 + day, 0, quarter * 15)).toISOString().slice(0, 16) as WallTime);
const recurrences: fc.Arbitrary<Recurrence> = fc.oneof(
  fc.record({ kind: fc.constant('weeks' as const), every: fc.integer({ min: 1, max: 26 }) }),
  fc.record({
    kind: fc.constant('monthly' as const),
    every: fc.integer({ min: 1, max: 12 }),
    nth: fc.constantFrom(1 as const, 2, 3, 4, -1),
  }),
);

test('every meeting of a series is on the weekday and at the time that was agreed, each later than the one before', () => {
  fc.assert(
    fc.property(anchors, recurrences, fc.integer({ min: 2, max: 26 }), fc.constantFrom(...zones), (anchor, recurrence, count, zone) => {
      const all = series(anchor, recurrence, count, zone);
      expect(all).toHaveLength(count);
      expect(all[0]!.at).toBe(anchor);
      for (const [i, one] of all.entries()) {
        expect(timeOf(one.at)).toBe(timeOf(anchor));
        expect(weekdayOf(dateOf(one.at))).toBe(weekdayOf(dateOf(anchor)));
        if (one.clocks !== 'skipped') expect(wallTimeAt(one.start, zone)).toBe(one.at);
        const before = all[i - 1];
        if (!before) continue;
        expect(before.start < one.start).toBe(true);
        const date = dateOf(one.at);
        if (recurrence.kind === 'weeks') expect(daysBetween(dateOf(before.at), date)).toBe(7 * recurrence.every);
        else {
          expect(recurrence.nth === -1 ? isLastOfMonth(date) : nthOf(date) === recurrence.nth).toBe(true);
          expect(monthNumber(date) - monthNumber(dateOf(before.at))).toBe(recurrence.every);
        }
      }
    }),
    { numRuns: runs(300, 20_000) },
  );
});

function monthNumber(date: WallDate): number {
  return Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7));
}
