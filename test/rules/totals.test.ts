import { expect, test } from 'vitest';
import type { MentorshipId } from '../../shared/domain/ids.ts';
import { countsOfMonths, isEarlyEnding, monthSaid, monthsBefore, monthsSettled } from '../../shared/domain/totals.ts';
import type { Instant, WallDate } from '../../shared/time.ts';
import { aMeeting, at, london, maya, newYork } from '../setup/facts.ts';

const ofPair = (pair: number) => ({ mentorship: `men_pair${pair}` as MentorshipId });
const calledOff = (wall: string, notice: 'in-time' | 'short' | 'after-start', pair = 0) =>
  aMeeting({
    at: wall,
    ...ofPair(pair),
    status: 'cancelled',
    ending: { by: maya, at: '2026-10-01T09:00:00.000Z' as Instant, kind: 'cancelled', notice, another: 'asked' },
  });
const missed = (wall: string, pair = 0) => aMeeting({ at: wall, ...ofPair(pair), status: 'missed' });
const october = '2026-10-01' as WallDate;
const counts = (...meetings: ReturnType<typeof aMeeting>[]) => countsOfMonths(meetings, [october], london)[0];
const said = (meetings: ReturnType<typeof aMeeting>[], endings: Instant[] = []) => monthSaid(meetings, endings, october, london);
const five = [0, 1, 2, 3, 4];

test('fewer than five at short notice are not said as a number, so that nobody can be found out', () => {
  const four = [0, 1, 2, 3].map((pair) => calledOff('2026-10-12T14:00', 'short', pair));
  expect(said([...four, calledOff('2026-10-30T14:00', 'after-start', 4)])).toMatchObject({ short: 5 });
  expect(said([...four, calledOff('2026-10-30T14:00', 'in-time', 4)])).toMatchObject({ short: 'few' });
});

test('nor are fewer than five that did not happen, or pairs that ended early', () => {
  const dates = five.map((pair) => missed('2026-10-12T14:00', pair));
  const endings = five.map((day) => at(`2026-10-${String(day + 10)}T09:00`));
  expect(said(dates, endings)).toEqual({ month: october, short: 'few', notMet: 5, endedEarly: 5 });
  expect(said([...dates.slice(1), aMeeting({ at: '2026-10-12T14:00' })], endings.slice(1))).toMatchObject({
    notMet: 'few',
    endedEarly: 'few',
  });
});

test('of fewer than five pairs no such number is said at all, however large it is', () => {
  const ofOnePair = Array.from({ length: 9 }, () => calledOff('2026-10-12T14:00', 'short'));
  const ended = five.map(() => at('2026-10-20T09:00'));
  expect(said(ofOnePair, ended)).toEqual({ month: october, short: 'few-pairs', notMet: 'few-pairs', endedEarly: 'few-pairs' });
  expect(said([...ofOnePair, ...[1, 2, 3].map((pair) => calledOff('2026-10-13T14:00', 'in-time', pair))]).short).toBe('few-pairs');
});

test('how many were called off is said as five or more, from five pairs or more, or not at all', () => {
  const off = (pairs: readonly number[]) => counts(...pairs.map((pair) => calledOff('2026-10-12T14:00', 'in-time', pair)))!.calledOff;
  expect([off([0]), off([0, 1, 2, 3]), off([0, 0, 0, 0, 0]), off([0, 1, 2, 3, 4])]).toEqual([null, null, null, 5]);
  const declined = { by: maya, at: '2026-10-01T09:00:00.000Z' as Instant, kind: 'declined', notice: null, another: 'asked' } as const;
  const all = five.map((pair) => aMeeting({ at: '2026-10-12T14:00', ...ofPair(pair), status: 'cancelled', ending: declined }));
  expect(counts(...all)!.calledOff).toBeNull();
});

test('a suggestion that was declined or taken back is no meeting called off', () => {
  const declined = aMeeting({
    at: '2026-10-12T14:00',
    status: 'cancelled',
    ending: { by: maya, at: '2026-10-01T09:00:00.000Z' as Instant, kind: 'declined', notice: null, another: 'asked' },
  });
  expect(counts(declined, aMeeting({ at: '2026-10-13T14:00', status: 'held' }))).toMatchObject({ held: 1, calledOff: null });
});

test('a month is the programme’s own month', () => {
  const late = aMeeting({ at: '2026-10-31T23:30', status: 'held' });
  expect(counts(late)!.held).toBe(1);
  expect(countsOfMonths([aMeeting({ at: '2026-11-01T03:30', status: 'held' })], [october], newYork)[0]!.held).toBe(1);
});

test('an ending is early before the months that the programme agrees on are over, by its own calendar', () => {
  const since = at('2026-01-15T22:00');
  const ended = (endedAt: Instant | null) => isEarlyEnding({ since, endedAt }, 12, london);
  expect([ended(null), ended(at('2027-01-14T23:59')), ended(at('2027-01-15T00:00'))]).toEqual([false, true, false]);
});

test('only months that are over are counted, also at the turn of a year', () => {
  expect(monthsBefore('2027-01-31' as WallDate, 3)).toEqual(['2026-12-01', '2026-11-01', '2026-10-01']);
});

test('nothing of a month is said for good before its last answers had a week to come in', () => {
  expect(monthsSettled('2026-11-07' as WallDate, 1)).toEqual(['2026-09-01']);
  expect(monthsSettled('2026-11-08' as WallDate, 2)).toEqual(['2026-10-01', '2026-09-01']);
});
