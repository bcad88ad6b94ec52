import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  DAY,
  dateAt,
  dateOf,
  daysBetween,
  earliest,
  hoursBetween,
  Instant,
  instantAt,
  instantOf,
  latest,
  MINUTE,
  millis,
  minus,
  minutesBetween,
  plus,
  read,
  TimeOfDay,
  timeOf,
  WallDate,
  WallTime,
  wallTime,
  wallTimeAt,
  weekdayOf,
  Zone,
} from '../../shared/time.ts';
import { changes, instantsOf, offset, shown } from '../setup/intl-clock.ts';
import { runs } from '../setup/long.ts';

const london = 'Europe/London' as Zone;
const newYork = 'America/New_York' as Zone;
const kolkata = 'Asia/Kolkata' as Zone;
const lordHowe = 'Australia/Lord_Howe' as Zone;
const wall = (text: string) => text as WallTime;
const at = (text: string) => `${text}:00.000Z` as Instant;

describe('when the clocks change', () => {
  test('in London 01:30 does not exist on the last Sunday of March, and comes twice on the last Sunday of October', () => {
    expect(read(wall('2027-03-28T01:30'), london)).toEqual({
      kind: 'skipped',
      earlier: at('2027-03-28T00:30'),
      later: at('2027-03-28T01:30'),
    });
    expect(read(wall('2026-10-25T01:30'), london)).toEqual({
      kind: 'twice',
      earlier: at('2026-10-25T00:30'),
      later: at('2026-10-25T01:30'),
    });
    expect(read(wall('2027-03-28T00:59'), london)).toEqual({ kind: 'once', at: at('2027-03-28T00:59') });
    expect(read(wall('2027-03-28T02:00'), london)).toEqual({ kind: 'once', at: at('2027-03-28T01:00') });
    expect(read(wall('2026-10-25T00:59'), london)).toEqual({ kind: 'once', at: at('2026-10-24T23:59') });
    expect(read(wall('2026-10-25T02:00'), london)).toEqual({ kind: 'once', at: at('2026-10-25T02:00') });
  });

  test('in New York it is two weeks earlier in spring and a week later in autumn', () => {
    expect(read(wall('2027-03-14T02:30'), newYork)).toEqual({
      kind: 'skipped',
      earlier: at('2027-03-14T06:30'),
      later: at('2027-03-14T07:30'),
    });
    expect(read(wall('2026-11-01T01:30'), newYork)).toEqual({
      kind: 'twice',
      earlier: at('2026-11-01T05:30'),
      later: at('2026-11-01T06:30'),
    });
  });

  test('on Lord Howe Island it is half an hour only', () => {
    expect(read(wall('2026-10-04T02:15'), lordHowe)).toEqual({
      kind: 'skipped',
      earlier: at('2026-10-03T15:15'),
      later: at('2026-10-03T15:45'),
    });
    expect(read(wall('2027-04-04T01:45'), lordHowe)).toEqual({
      kind: 'twice',
      earlier: at('2027-04-03T14:45'),
      later: at('2027-04-03T15:15'),
    });
    expect(read(wall('2026-10-04T02:30'), lordHowe)).toEqual({ kind: 'once', at: at('2026-10-03T15:30') });
  });

  test('in Kolkata nothing ever happens, half an hour away from the others', () => {
    for (const text of ['2027-03-28T01:30', '2026-10-25T01:30', '2027-03-14T02:30'])
      expect(read(wall(text), kolkata)).toEqual({ kind: 'once', at: plus(at(text), { minutes: -330 }) });
  });

  test('of a time that comes twice, people choose which', () => {
    expect(instantAt(wall('2026-10-25T01:30'), london)).toBe(at('2026-10-25T00:30'));
    expect(instantAt(wall('2026-10-25T01:30'), london, 'earlier')).toBe(at('2026-10-25T00:30'));
    expect(instantAt(wall('2026-10-25T01:30'), london, 'later')).toBe(at('2026-10-25T01:30'));
    expect(instantAt(wall('2027-03-28T01:30'), london, 'later')).toBe(at('2027-03-28T01:30'));
  });

  test('a pair in London and New York is four hours apart for some weeks a year, and five for the rest', () => {
    const apart = (text: string) => minutesBetween(instantAt(wall(text), london), instantAt(wall(text), newYork)) / 60;
    expect(
      [
        '2027-03-13T12:00',
        '2027-03-14T12:00',
        '2027-03-27T12:00',
        '2027-03-28T12:00',
        '2026-10-24T12:00',
        '2026-10-25T12:00',
        '2026-11-01T12:00',
      ].map(apart),
    ).toEqual([5, 4, 4, 5, 5, 4, 5]);
  });

  test('notice is elapsed time: 24 hours before a meeting are 24 hours, whatever the clocks do in between', () => {
    const meeting = instantAt(wall('2026-10-25T14:00'), london);
    expect(wallTimeAt(minus(meeting, { hours: 24 }), london)).toBe('2026-10-24T15:00');
    expect(wallTimeAt(minus(meeting, { days: 1 }), london)).toBe('2026-10-24T15:00');
    expect(hoursBetween(instantAt(wall('2026-10-24T14:00'), london), meeting)).toBe(25);
    expect(hoursBetween(instantAt(wall('2027-03-27T14:00'), london), instantAt(wall('2027-03-28T14:00'), london))).toBe(23);
    expect(hoursBetween(meeting, minus(meeting, { hours: 2 }))).toBe(-2);
  });
});

describe('what is a time at all', () => {
  test('an instant is UTC to the millisecond, so that text order is time order', () => {
    const parses = (text: string) => Instant.safeParse(text).success;
    expect(parses('2026-11-24T14:00:00.000Z')).toBe(true);
    expect(['2026-11-24T14:00:00Z', '2026-11-24T14:00:00.0000Z', '2026-11-24T14:00:00.000+00:00', '2026-11-24', ''].map(parses)).toEqual(
      Array(5).fill(false),
    );
  });

  test('a wall time or date that no calendar or clock shows is refused', () => {
    const parses = (text: string) => WallTime.safeParse(text).success;
    expect(['2026-11-24T14:00', '2028-02-29T00:00'].map(parses)).toEqual([true, true]);
    expect(
      ['2026-02-29T10:00', '2026-11-31T10:00', '2026-13-01T10:00', '2026-11-24T24:00', '2026-11-24T14:60', '2026-11-24 14:00'].map(parses),
    ).toEqual(Array(6).fill(false));
    expect(['2028-02-29', '2026-02-29', '2026-1-1'].map((text) => WallDate.safeParse(text).success)).toEqual([true, false, false]);
    expect(['09:00', '9:00', '24:00', '23:59'].map((text) => TimeOfDay.safeParse(text).success)).toEqual([true, false, false, true]);
  });

  test('a zone is a place whose clock changes are known, never a bare offset', () => {
    const parses = (text: string) => Zone.safeParse(text).success;
    expect(['Europe/London', 'Asia/Kolkata', 'Asia/Calcutta', 'UTC'].map(parses)).toEqual(Array(4).fill(true));
    expect(['+01:00', '-05:00', 'Europe/Nowhere', 'Europe/London; drop table', '', ' Europe/London'].map(parses)).toEqual(
      Array(6).fill(false),
    );
  });

  test('the first and last of several instants are found', () => {
    const [a, b, c] = [at('2026-11-24T14:00'), at('2026-11-23T23:59'), at('2027-01-01T00:00')];
    expect([earliest(a, b, c), latest(a, b, c), earliest(a), latest(b)]).toEqual([b, c, a, b]);
  });
});

const zones = [
  london,
  newYork,
  kolkata,
  lordHowe,
  ...[
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
  ],
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
    expect(changing.get(london)).toHaveLength(12);
    expect(changing.get(newYork)).toHaveLength(12);
    expect(changing.get(lordHowe)).toHaveLength(12);
    expect(changing.get(kolkata)).toHaveLength(0);
    expect(instantOf(changing.get(london)![0]!)).toBe(at('2026-03-29T01:00'));
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
        const text = wall(new Date(figures).toISOString().slice(0, 16));
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
    const text = wall('2026-11-24T09:05');
    expect(wallTime(dateOf(text), timeOf(text))).toBe(text);
  });
});
