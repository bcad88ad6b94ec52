import { describe, expect, test } from 'vitest';
import {
  earliest,
  hoursBetween,
  Instant,
  instantAt,
  latest,
  minus,
  minutesBetween,
  plus,
  read,
  TimeOfDay,
  WallDate,
  WallTime,
  wallTimeAt,
  Zone,
} from '../../shared/time.ts';

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
