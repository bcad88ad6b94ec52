import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defaultRhythm, type Rhythm, type RhythmException, type WakingHours } from '../../shared/domain/person.ts';
import { isDayOff, isWaking, nextWaking, previousWakingEnd, shiftAt, wakingSpans } from '../../shared/domain/rhythm.ts';
import {
  DAY,
  HOUR,
  type Instant,
  instantAt,
  instantOf,
  MINUTE,
  millis,
  read,
  type TimeOfDay,
  type WallDate,
  type WallTime,
  type Zone,
} from '../../shared/time.ts';
import { instantsOfLocal } from '../../shared/zone-clock.ts';
import { runs } from '../setup/long.ts';
import { clockReading, wakingByClock } from '../setup/wall-clock.ts';

const london = 'Europe/London' as Zone;
const at = (wall: string, zone: Zone = london) => instantAt(wall as WallTime, zone);
const hours = (from: string, to: string): WakingHours => ({ from: from as TimeOfDay, to: to as TimeOfDay });
const dates = (from: string, until: string, rest: Partial<RhythmException>): RhythmException => ({
  from: from as WallDate,
  until: until as WallDate,
  off: null,
  waking: null,
  ...rest,
});
const everyDay = (one: WakingHours) => Array.from({ length: 7 }, () => one);
const person = (waking: WakingHours, more: Partial<Rhythm> = {}, zone: Zone = london) => ({
  zone,
  rhythm: { ...defaultRhythm, waking: everyDay(waking), ...more },
});
const spans = (who: ReturnType<typeof person>, from: string, until: string) =>
  wakingSpans(who, at(from, who.zone), at(until, who.zone)).map(({ start, end }) => `${start.slice(5, 16)} ${end.slice(5, 16)}`);

describe('waking hours', () => {
  test('an ordinary day wakes at eight and is quiet from eight in the evening', () => {
    const who = person(hours('08:00', '20:00'));
    expect(spans(who, '2026-01-12T00:00', '2026-01-14T00:00')).toEqual(['01-12T08:00 01-12T20:00', '01-13T08:00 01-13T20:00']);
    expect(isWaking(who, at('2026-01-12T08:00'))).toBe(true);
    expect(isWaking(who, at('2026-01-12T20:00'))).toBe(false);
    expect(nextWaking(who, at('2026-01-12T20:00'))).toBe(at('2026-01-13T08:00'));
    expect(nextWaking(who, at('2026-01-12T09:17'))).toBe(at('2026-01-12T09:17'));
    expect(previousWakingEnd(who, at('2026-01-13T07:59'))).toBe(at('2026-01-12T20:00'));
    expect(previousWakingEnd(who, at('2026-01-12T20:00'))).toBe(at('2026-01-12T20:00'));
  });

  test('a night worker is awake across midnight and quiet through the day', () => {
    const who = person(hours('20:00', '06:00'));
    expect(spans(who, '2026-01-12T00:00', '2026-01-13T00:00')).toEqual(['01-12T00:00 01-12T06:00', '01-12T20:00 01-13T00:00']);
    expect(isWaking(who, at('2026-01-12T23:59'))).toBe(true);
    expect(isWaking(who, at('2026-01-12T12:00'))).toBe(false);
    expect(nextWaking(who, at('2026-01-12T12:00'))).toBe(at('2026-01-12T20:00'));
    expect(previousWakingEnd(who, at('2026-01-12T12:00'))).toBe(at('2026-01-12T06:00'));
  });

  test('somebody reachable round the clock is never quiet', () => {
    const who = person(hours('00:00', '00:00'));
    expect(spans(who, '2026-01-12T00:00', '2026-01-19T00:00')).toEqual(['01-12T00:00 01-19T00:00']);
    expect(previousWakingEnd(who, at('2026-01-12T12:00'))).toBeNull();
  });

  test('days off can be left out of it, also for somebody reachable round the clock and for a night worker', () => {
    const free = (who: ReturnType<typeof person>) =>
      wakingSpans(who, at('2026-01-16T00:00'), at('2026-01-20T00:00'), (date) => isDayOff(who, date, ['2026-01-19' as WallDate])).map(
        ({ start, end }) => `${start.slice(5, 16)} ${end.slice(5, 16)}`,
      );
    expect(free(person(hours('00:00', '00:00')))).toEqual(['01-16T00:00 01-17T00:00']);
    expect(free(person(hours('20:00', '06:00')))).toEqual(['01-16T00:00 01-16T06:00', '01-16T20:00 01-17T06:00']);
  });

  test('a week may mix day shifts, night shifts and short days', () => {
    const week = [...everyDay(hours('08:00', '20:00'))];
    week[1] = hours('20:00', '06:00');
    week[2] = hours('14:00', '16:00');
    const who = { zone: london, rhythm: { ...defaultRhythm, waking: week } };
    expect(spans(who, '2026-01-12T00:00', '2026-01-16T00:00')).toEqual([
      '01-12T08:00 01-12T20:00',
      '01-13T20:00 01-14T06:00',
      '01-14T14:00 01-14T16:00',
      '01-15T08:00 01-15T20:00',
    ]);
  });

  test('a run of night shifts is an exception to the usual week, and the one added last counts', () => {
    const who = person(hours('08:00', '20:00'), {
      exceptions: [
        dates('2026-01-13', '2026-01-15', { waking: hours('21:00', '07:00') }),
        dates('2026-01-14', '2026-01-14', { waking: hours('10:00', '11:00') }),
        dates('2026-01-14', '2026-01-14', { off: true }),
      ],
    });
    expect(spans(who, '2026-01-12T00:00', '2026-01-17T00:00')).toEqual([
      '01-12T08:00 01-12T20:00',
      '01-13T21:00 01-14T07:00',
      '01-14T10:00 01-14T11:00',
      '01-15T21:00 01-16T07:00',
      '01-16T08:00 01-16T20:00',
    ]);
  });

  test('when the clocks go forward, waking that begins in the missing hour begins with the change', () => {
    const who = person(hours('01:30', '20:00'));
    expect(spans(who, '2026-03-29T00:00', '2026-03-30T00:00')).toEqual(['03-29T01:00 03-29T19:00']);
  });

  test('when the clocks go back, the hour that comes twice is quiet both times at its edges', () => {
    expect(spans(person(hours('01:30', '20:00')), '2026-10-25T00:00', '2026-10-26T00:00')).toEqual(['10-25T01:30 10-25T20:00']);
    expect(spans(person(hours('20:00', '01:30')), '2026-10-24T12:00', '2026-10-25T12:00')).toEqual(['10-24T19:00 10-25T00:30']);
  });

  test('a day whose only waking half hour is skipped by the clocks stays quiet until the next', () => {
    const who = person(hours('01:15', '01:45'));
    expect(nextWaking(who, at('2026-03-28T12:00'))).toBe(at('2026-03-30T01:15'));
    expect(previousWakingEnd(who, at('2026-03-29T12:00'))).toBe(at('2026-03-28T01:45'));
  });
});

describe('days off', () => {
  const monday = '2026-08-31' as WallDate;
  test('weekdays off, bank holidays and dated exceptions are days off', () => {
    const who = person(hours('08:00', '20:00'), { exceptions: [dates('2026-08-03', '2026-08-07', { off: true })] });
    expect(isDayOff(who, '2026-08-29' as WallDate, [])).toBe(true);
    expect(isDayOff(who, monday, [])).toBe(false);
    expect(isDayOff(who, monday, [monday])).toBe(true);
    expect(isDayOff(who, '2026-08-05' as WallDate, [])).toBe(true);
  });

  test('somebody who works a bank holiday or a Saturday says so with an exception', () => {
    const who = person(hours('08:00', '20:00'), { exceptions: [dates('2026-08-29', '2026-08-31', { off: false })] });
    expect(isDayOff(who, '2026-08-29' as WallDate, [])).toBe(false);
    expect(isDayOff(who, monday, [monday])).toBe(false);
  });

  test('two in the morning belongs to the night shift of the evening before', () => {
    const who = person(hours('20:00', '06:00'));
    expect(shiftAt(who, at('2026-01-17T02:00'))).toEqual({ date: '2026-01-16', end: at('2026-01-17T06:00') });
    expect(shiftAt(who, at('2026-01-17T21:00'))).toEqual({ date: '2026-01-17', end: at('2026-01-18T06:00') });
    expect(shiftAt(who, at('2026-01-17T12:00'))).toBeNull();
  });
});

const zones = [
  'Europe/London',
  'America/New_York',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'Pacific/Chatham',
  'Africa/Casablanca',
  'UTC',
] as Zone[];
const changes = [
  '2026-03-29T01:00',
  '2026-10-25T01:00',
  '2026-03-08T07:00',
  '2026-11-01T06:00',
  '2026-04-04T15:00',
  '2026-10-03T15:30',
  '2026-02-15T02:00',
  '2026-07-15T12:00',
].map((text) => Date.parse(`${text}:00Z`));
const instants = fc
  .tuple(
    fc.constantFrom(...changes),
    fc.constantFrom(0, 1, -1, MINUTE, 30 * MINUTE, HOUR, 12 * HOUR, DAY),
    fc.integer({ min: -72 * 60, max: 72 * 60 }),
  )
  .map(([change, nudge, minutes]) => change + nudge + minutes * MINUTE);
const times = fc.integer({ min: 0, max: 95 }).map((n) => instantOf(n * 15 * MINUTE).slice(11, 16) as TimeOfDay);
const weeks = fc.array(fc.record({ from: times, to: times }), { minLength: 7, maxLength: 7 });

describe('against the clock of Intl', () => {
  test('what the rules call waking is waking by the clock on the wall, and away from clock changes the other way round too', () => {
    fc.assert(
      fc.property(fc.constantFrom(...zones), weeks, instants, (zone, waking, ms) => {
        const who = { zone, rhythm: { ...defaultRhythm, waking } };
        const ours = isWaking(who, instantOf(ms));
        const clock = wakingByClock(who, ms);
        if (ours) expect(clock).toBe(true);
        const shift = (x: number) =>
          Date.parse(`${clockReading(x, zone).date}T${clockReading(x, zone).time}Z`) - Math.floor(x / MINUTE) * MINUTE;
        if (clock && shift(ms - 2 * DAY) === shift(ms + 2 * DAY) && shift(ms) === shift(ms + 2 * DAY)) expect(ours).toBe(true);
      }),
      { numRuns: runs(2_000, 100_000) },
    );
  });

  test('the next waking instant is waking with nothing but quiet before it, and the last waking end likewise', () => {
    fc.assert(
      fc.property(fc.constantFrom(...zones), weeks, instants, (zone, waking, ms) => {
        const who = { zone, rhythm: { ...defaultRhythm, waking } };
        const from = instantOf(ms);
        const next = nextWaking(who, from);
        expect(isWaking(who, next)).toBe(true);
        expect(next >= from).toBe(true);
        expect(wakingSpans(who, from, next)).toEqual([]);
        const ended = previousWakingEnd(who, from);
        if (!isWaking(who, from)) {
          expect(ended).not.toBeNull();
          expect(isWaking(who, instantOf(millis(ended as Instant) - 1))).toBe(true);
          expect(wakingSpans(who, ended as Instant, from)).toEqual([]);
        }
      }),
      { numRuns: runs(1_000, 100_000) },
    );
  });

  test('a wall time means the same instants to the fast clock as to Temporal', () => {
    fc.assert(
      fc.property(fc.constantFrom(...zones), instants, (zone, ms) => {
        const local = Math.floor(ms / MINUTE) * MINUTE;
        const temporal = read(instantOf(local).slice(0, 16) as WallTime, zone);
        const ours = instantsOfLocal(local, zone);
        if (temporal.kind === 'skipped') {
          expect(ours.earlier).toBe(ours.later);
          // The change itself: the minute before it reads earlier than the skipped time, and it reads later.
          expect(ours.earlier > millis(temporal.earlier) - DAY && ours.earlier < millis(temporal.later) + DAY).toBe(true);
          const reads = (x: number) => `${clockReading(x, zone).date}T${clockReading(x, zone).time}`;
          expect(reads(ours.earlier - MINUTE) < instantOf(local).slice(0, 16)).toBe(true);
          expect(reads(ours.earlier) > instantOf(local).slice(0, 16)).toBe(true);
        } else {
          const [earlier, later] = temporal.kind === 'once' ? [temporal.at, temporal.at] : [temporal.earlier, temporal.later];
          expect([instantOf(ours.earlier), instantOf(ours.later)]).toEqual([earlier, later]);
        }
      }),
      { numRuns: runs(2_000, 100_000) },
    );
  });
});
