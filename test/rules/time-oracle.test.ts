import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  DAY,
  dateAt,
  dateOf,
  daysBetween,
  Instant,
  instantAt,
  instantOf,
  MINUTE,
  millis,
  minus,
  minutesBetween,
  plus,
  read,
  timeOf,
  type WallDate,
  type WallTime,
  wallTime,
  wallTimeAt,
  weekdayOf,
  type Zone,
} from '../../shared/time.ts';
import { changes, instantsOf, offset, shown } from '../setup/intl-clock.ts';
import { runs } from '../setup/long.ts';

const zones = [
  'Europe/London',
  'America/New_York',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'Europe/Dublin',
  'Africa/Casablanca',
  'Antarctica/Troll',
  'Pacific/Chatham',
  'America/St_Johns',
  'Asia/Kathmandu',
  'Pacific/Easter',
  'Asia/Beirut',
  'America/Havana',
  'Atlantic/Azores',
] as Zone[];
const from = Date.UTC(2026, 0, 1);
const until = Date.UTC(2032, 0, 1);
const changing = new Map(zones.map((zone) => [zone, changes(zone, from, until)]));
/** A zone and a moment in it, three times of four within hours of a clock change. */
const moments = fc.constantFrom(...zones).chain((zone) => {
  const anywhere = fc.integer({ min: from / MINUTE, max: until / MINUTE }).map((minute) => minute * MINUTE);
  const known = changing.get(zone)!;
  if (known.length === 0) return anywhere.map((ms) => ({ zone, ms }));
  const near = fc
    .tuple(fc.constantFrom(...known), fc.integer({ min: -200, max: 200 }))
    .map(([change, minutes]) => change + minutes * MINUTE);
  return fc.oneof({ weight: 1, arbitrary: anywhere }, { weight: 3, arbitrary: near }).map((ms) => ({ zone, ms }));
});

describe('against another clock, that of Intl', () => {
  test('the oracle knows the clock changes of every year', () => {
    expect(changing.get('Europe/London' as Zone)).toHaveLength(12);
    expect(changing.get('America/New_York' as Zone)).toHaveLength(12);
    expect(changing.get('Australia/Lord_Howe' as Zone)).toHaveLength(12);
    expect(changing.get('Asia/Kolkata' as Zone)).toHaveLength(0);
    expect(instantOf(changing.get('Europe/London' as Zone)![0]!)).toBe('2026-03-29T01:00:00.000Z');
  });

  test('everywhere, an instant reads as its clocks show it', () => {
    fc.assert(
      fc.property(moments, fc.integer({ min: 0, max: 59_999 }), ({ zone, ms }, within) => {
        const expected = new Date(shown(ms, zone)).toISOString();
        expect(wallTimeAt(instantOf(ms + within), zone)).toBe(expected.slice(0, 16));
        expect(dateAt(instantOf(ms + within), zone)).toBe(expected.slice(0, 10));
      }),
      { numRuns: runs(1_500, 150_000) },
    );
  });

  test('everywhere, a wall time means the instants at which clocks show it: one, two, or none', () => {
    const kinds = { once: 0, twice: 0, skipped: 0 };
    fc.assert(
      fc.property(moments, ({ zone, ms }) => {
        // A wall time near the moment, whether or not any clock shows it.
        const figures = ms + offset(ms - DAY, zone);
        const text = new Date(figures).toISOString().slice(0, 16) as WallTime;
        const reading = read(text, zone);
        const real = instantsOf(figures, zone).map(instantOf);
        kinds[reading.kind] += 1;
        if (reading.kind === 'once') expect(real).toEqual([reading.at]);
        else if (reading.kind === 'twice') expect(real).toEqual([reading.earlier, reading.later]);
        else {
          expect(real).toEqual([]);
          const gap = offset(figures + DAY, zone) - offset(figures - DAY, zone);
          expect(minutesBetween(reading.earlier, reading.later) * MINUTE).toBe(gap);
          expect(shown(millis(reading.earlier), zone)).toBe(figures - gap);
          expect(shown(millis(reading.later), zone)).toBe(figures + gap);
        }
        const [earlier, later] = reading.kind === 'once' ? [reading.at, reading.at] : [reading.earlier, reading.later];
        expect([instantAt(text, zone, 'earlier'), instantAt(text, zone, 'later')]).toEqual([earlier, later]);
      }),
      { numRuns: runs(1_500, 150_000) },
    );
    expect(kinds.twice).toBeGreaterThan(20);
    expect(kinds.skipped).toBeGreaterThan(20);
  });

  test('calendar dates add up as the calendar does, whatever zones do', () => {
    fc.assert(
      fc.property(fc.integer({ min: -20_000, max: 40_000 }), fc.integer({ min: -5_000, max: 5_000 }), (day, days) => {
        const date = new Date(day * DAY).toISOString().slice(0, 10) as WallDate;
        const other = new Date((day + days) * DAY).toISOString().slice(0, 10);
        expect(addDays(date, days)).toBe(other);
        expect(daysBetween(date, other as WallDate)).toBe(days);
        expect(weekdayOf(date) % 7).toBe(new Date(day * DAY).getUTCDay());
      }),
      { numRuns: runs(500, 100_000) },
    );
  });

  test('text order is time order, and elapsed time comes back', () => {
    const instants = fc.integer({ min: 0, max: Date.UTC(2100, 0, 1) }).map(instantOf);
    fc.assert(
      fc.property(instants, instants, fc.integer({ min: -10_000, max: 10_000 }), (a, b, minutes) => {
        expect(a < b).toBe(millis(a) < millis(b));
        expect(minutesBetween(a, plus(a, { minutes }))).toBe(minutes);
        expect(minus(plus(a, { hours: minutes, seconds: 1 }), { hours: minutes, seconds: 1 })).toBe(a);
        expect(Instant.safeParse(a).success).toBe(true);
      }),
      { numRuns: runs(500, 100_000) },
    );
  });

  test('a wall time and its two halves are the same', () => {
    const text = '2026-11-24T09:05' as WallTime;
    expect(wallTime(dateOf(text), timeOf(text))).toBe(text);
  });
});
