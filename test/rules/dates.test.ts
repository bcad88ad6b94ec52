import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Instant,
  instantOf,
  millis,
  read,
  type TimeOfDay,
  timeOf,
  type WallDate,
  type WallTime,
  wallTimeAt,
  type Zone,
} from '../../shared/time.ts';
import {
  sayBoth,
  sayDate,
  sayDay,
  sayForBoth,
  sayLength,
  sayNear,
  sayOnWhen,
  sayTime,
  sayTimeOfDay,
  sayWhen,
} from '../../shared/words/dates.ts';
import { placeOf } from '../../shared/words/places.ts';
import { runs } from '../setup/long.ts';

const london = 'Europe/London' as Zone;
const kolkata = 'Asia/Kolkata' as Zone;
const auckland = 'Pacific/Auckland' as Zone;
const newYork = 'America/New_York' as Zone;
const at = (text: string) => `${text}:00.000Z` as Instant;
const meeting = at('2026-11-24T14:00');
const now = at('2026-11-20T09:00');

describe('a day and a time in words', () => {
  test('a meeting is said with its day, date and time', () => {
    expect(sayDay(meeting, london, 'en-GB')).toBe('Tuesday 24 November');
    expect(sayTime(meeting, london, 'en-GB')).toBe('14:00');
    expect(sayWhen(meeting, london, 'en-GB', now)).toBe('Tuesday 24 November at 14:00');
    expect(sayTime(at('2026-11-24T09:05'), london, 'en-GB')).toBe('09:05');
    expect(sayTime(at('2026-11-24T00:00'), london, 'en-GB')).toBe('00:00');
  });

  test('the year is said when it is another one, by the calendar of the reader', () => {
    const newYear = at('2026-12-31T13:00');
    expect(sayWhen(newYear, london, 'en-GB', now)).toBe('Thursday 31 December at 13:00');
    expect(sayWhen(newYear, auckland, 'en-GB', now)).toBe('Friday 1 January 2027 at 02:00');
    expect(sayDay(at('2027-01-05T10:00'), london, 'en-GB', now)).toBe('Tuesday 5 January 2027');
  });

  test('each reads the time on their own clock, on both sides of a clock change', () => {
    expect(sayWhen(at('2027-03-27T14:00'), london, 'en-GB')).toBe('Saturday 27 March at 14:00');
    expect(sayWhen(at('2027-03-28T13:00'), london, 'en-GB')).toBe('Sunday 28 March at 14:00');
    expect(sayWhen(at('2027-03-14T18:00'), newYork, 'en-GB')).toBe('Sunday 14 March at 14:00');
  });

  test('a time that the clocks show twice says which of the two it is', () => {
    expect(sayWhen(at('2026-10-25T00:30'), london, 'en-GB')).toBe('Sunday 25 October at 01:30 (before the clocks go back)');
    expect(sayWhen(at('2026-10-25T01:30'), london, 'en-GB')).toBe('Sunday 25 October at 01:30 (after the clocks go back)');
    expect(sayWhen(at('2026-10-25T02:00'), london, 'en-GB')).toBe('Sunday 25 October at 02:00');
  });

  test('whoever writes dates the Irish or American way reads them so', () => {
    expect(sayWhen(meeting, london, 'en-IE')).toBe('Tuesday, 24 November at 14:00');
    expect(sayWhen(meeting, london, 'en-US').replaceAll('\u202f', ' ')).toBe('Tuesday, November 24 at 2:00 PM');
  });

  test('in a language without words of its own, a date is said in the language of the sentence around it', () => {
    for (const language of ['de-DE', 'cy', 'not a language'])
      expect(sayWhen(meeting, london, language)).toBe('Tuesday 24 November at 14:00');
  });

  test('a date or a time of day that belongs to no zone is said as it is', () => {
    expect(sayDate('2026-11-24' as WallDate, 'en-GB')).toBe('Tuesday 24 November');
    expect(sayDate('2027-01-01' as WallDate, 'en-GB', '2026-11-20' as WallDate)).toBe('Friday 1 January 2027');
    expect(sayTimeOfDay('07:30' as TimeOfDay, 'en-GB')).toBe('07:30');
  });
});

describe('today and tomorrow', () => {
  test('the day before, a meeting is tomorrow, with its date; on the day it is today', () => {
    expect(sayOnWhen(meeting, london, 'en-GB', at('2026-11-23T09:00'))).toBe('tomorrow, Tuesday 24 November, at 14:00');
    expect(sayOnWhen(meeting, london, 'en-GB', at('2026-11-24T09:00'))).toBe('today, Tuesday 24 November, at 14:00');
    expect(sayOnWhen(meeting, london, 'en-GB', now)).toBe('on Tuesday 24 November at 14:00');
    expect(sayOnWhen(meeting, london, 'en-GB', at('2026-11-25T09:00'))).toBe('on Tuesday 24 November at 14:00');
  });

  test('tomorrow is by the calendar, also in the night when clocks change', () => {
    const sunday = at('2026-10-25T10:00');
    expect(sayNear(sunday, london, 'en-GB', at('2026-10-24T22:59'))).toBe('tomorrow at 10:00');
    expect(sayNear(sunday, london, 'en-GB', at('2026-10-24T23:00'))).toBe('today at 10:00');
    expect(sayNear(meeting, london, 'en-GB', now)).toBe('Tuesday 24 November at 14:00');
  });
});

describe('two clocks', () => {
  const reader = { zone: london, language: 'en-GB' };

  test('both times are said when the clocks differ', () => {
    expect(sayBoth(meeting, reader, kolkata)).toEqual({ text: 'Tuesday 24 November at 14:00', other: '19:30 in Kolkata' });
    expect(sayForBoth(meeting, reader, kolkata)).toBe('Tuesday 24 November at 14:00 for you, 19:30 in Kolkata');
  });

  test('where it is another day for the partner, that day is said too', () => {
    expect(sayBoth(meeting, reader, auckland).other).toBe('Wednesday 25 November at 03:00 in Auckland');
  });

  test('nothing is said twice while both clocks agree, and it is when only one of them has changed', () => {
    const lisbon = 'Europe/Lisbon' as Zone;
    const accra = 'Africa/Accra' as Zone;
    expect(sayForBoth(meeting, reader, lisbon)).toBe('Tuesday 24 November at 14:00');
    expect(sayBoth(meeting, reader, accra).other).toBeNull();
    expect(sayBoth(at('2027-04-06T13:00'), reader, accra)).toEqual({ text: 'Tuesday 6 April at 14:00', other: '13:00 in Accra' });
  });

  test('a place goes by the name it has now', () => {
    const places = ['Asia/Calcutta', 'America/New_York', 'America/Argentina/Buenos_Aires', 'Europe/Kiev', 'UTC', 'Etc/GMT-5', 'Etc/GMT+3'];
    expect(places.map((zone) => placeOf(zone as Zone))).toEqual(['Kolkata', 'New York', 'Buenos Aires', 'Kyiv', 'UTC', 'UTC+5', 'UTC−3']);
  });
});

test('a length is said in hours and minutes', () => {
  expect([45, 60, 61, 90, 120, 150, 1].map((minutes) => sayLength(minutes, 'en-GB'))).toEqual([
    '45 minutes',
    '1 hour',
    '1 hour 1 minute',
    '1 hour 30 minutes',
    '2 hours',
    '2 hours 30 minutes',
    '1 minute',
  ]);
});

test('in every zone of the world, two different times never read the same', () => {
  const zones = Intl.supportedValuesOf('timeZone') as Zone[];
  const aroundChanges = zones.flatMap((zone) => {
    const found: { zone: Zone; change: number }[] = [];
    let from = Temporal.Instant.from('2024-01-01T00:00Z').toZonedDateTimeISO(zone);
    for (let next = from.getTimeZoneTransition('next'); next && next.year < 2030; next = from.getTimeZoneTransition('next')) {
      found.push({ zone, change: next.epochMilliseconds });
      from = next;
    }
    return found;
  });
  expect(aroundChanges.length).toBeGreaterThan(500);
  fc.assert(
    fc.property(fc.constantFrom(...aroundChanges), fc.integer({ min: -240, max: 240 }), ({ zone, change }, minutes) => {
      const start = instantOf(change + minutes * 60_000);
      const twin = read(wallTimeAt(start, zone), zone);
      fc.pre(twin.kind === 'twice');
      expect(sayWhen((twin as { earlier: Instant }).earlier, zone, 'en-GB')).not.toBe(
        sayWhen((twin as { later: Instant }).later, zone, 'en-GB'),
      );
    }),
    { numRuns: runs(500, 20_000) },
  );
});

test('what is said agrees with the wall clock that people agreed on', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: millis(at('2026-01-01T00:00')) / 60_000, max: millis(at('2030-01-01T00:00')) / 60_000 }),
      fc.constantFrom(london, kolkata, newYork, auckland),
      (minute, zone) => {
        const start = instantOf(minute * 60_000);
        expect(sayTime(start, zone, 'en-GB').slice(0, 5)).toBe(timeOf(wallTimeAt(start, zone) as WallTime));
      },
    ),
    { numRuns: runs(500, 20_000) },
  );
});
