import { expect, test } from 'vitest';
import { monthsBefore, totalsOf } from '../../shared/domain/totals.ts';
import type { Instant, WallDate } from '../../shared/time.ts';
import { aMeeting, london, maya, newYork } from '../setup/facts.ts';

const calledOff = (at: string, notice: 'in-time' | 'short' | 'after-start') =>
  aMeeting({
    at,
    status: 'cancelled',
    ending: { by: maya, at: '2026-10-01T09:00:00.000Z' as Instant, kind: 'cancelled', notice, another: 'asked' },
  });
const october = '2026-10-01' as WallDate;
const of = (...meetings: ReturnType<typeof aMeeting>[]) => totalsOf(meetings, [october], london)[0];

test('fewer than five at short notice are not said as a number, so that nobody can be found out', () => {
  const four = Array.from({ length: 4 }, () => calledOff('2026-10-12T14:00', 'short'));
  expect(of(...four)).toEqual({ month: october, held: 0, calledOff: 4, short: null });
  expect(of(...four, calledOff('2026-10-30T14:00', 'after-start'))).toMatchObject({ calledOff: 5, short: 5 });
  expect(of(...four, calledOff('2026-10-30T14:00', 'in-time'))).toMatchObject({ calledOff: 5, short: null });
});

test('a suggestion that was declined or taken back is no meeting called off', () => {
  const declined = aMeeting({
    at: '2026-10-12T14:00',
    status: 'cancelled',
    ending: { by: maya, at: '2026-10-01T09:00:00.000Z' as Instant, kind: 'declined', notice: null, another: 'asked' },
  });
  expect(of(declined, aMeeting({ at: '2026-10-13T14:00', status: 'held' }))).toMatchObject({ held: 1, calledOff: 0 });
});

test('a month is the programme’s own month', () => {
  const late = aMeeting({ at: '2026-10-31T23:30', status: 'held' });
  expect(totalsOf([late], [october], london)[0]!.held).toBe(1);
  expect(totalsOf([aMeeting({ at: '2026-11-01T03:30', status: 'held' })], [october], newYork)[0]!.held).toBe(1);
});

test('only months that are over are counted, also at the turn of a year', () => {
  expect(monthsBefore('2027-01-31' as WallDate, 3)).toEqual(['2026-12-01', '2026-11-01', '2026-10-01']);
});
