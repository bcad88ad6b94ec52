import { describe, expect, test } from 'vitest';
import type { MeetingLog } from '../../shared/domain/log.ts';
import { logDueAt, logStage } from '../../shared/domain/log-state.ts';
import type { Meeting } from '../../shared/domain/meeting.ts';
import type { Facts } from '../../shared/facts.ts';
import { type Instant, instantOf, millis, wallTimeAt, type Zone } from '../../shared/time.ts';
import { aMeeting, aPair, aPause, at, kofi, london, maya, newYork } from '../setup/facts.ts';
import { aLog } from '../setup/logs.ts';

/** 3 November 2026 is a Tuesday; they met until three. */
const held = (more: Partial<Meeting> = {}, wall = '2026-11-03T14:00') => aMeeting({ status: 'held', ...more, at: wall });
const answered = (meeting: Meeting, ...said: [person: typeof kofi, at: string][]) =>
  said.map(([person, when]) => ({ meeting: meeting.id, person, met: true, at: at(when) }));
const due = (facts: Facts, zone: Zone = london) => {
  const when = logDueAt(facts, facts.meetings[0]!);
  return when && wallTimeAt(when, zone);
};
const stage = (facts: Facts, now: Instant) => logStage(facts, facts.meetings[0]!, now);
const off = (when: Instant, by: number) => instantOf(millis(when) + by);

describe('a log is due', () => {
  test('seven days after the meeting ended, to the millisecond', () => {
    const facts = aPair({ meetings: [held()] });
    expect(due(facts)).toBe('2026-11-10T15:00');
    const when = at('2026-11-10T15:00');
    expect([off(when, -1), when, off(when, 1)].map((now) => stage(facts, now))).toEqual(['due', 'overdue', 'overdue']);
  });

  test('in elapsed days: by the clock on the wall an hour earlier or later when clocks change, in either’s zone', () => {
    const autumn = aPair({ meetings: [held({}, '2026-10-20T14:00')], mentee: { zone: newYork } });
    expect(due(autumn)).toBe('2026-10-27T14:00');
    expect(due(autumn, newYork)).toBe('2026-10-27T10:00');
    const americanAutumn = aPair({ meetings: [held({}, '2026-10-30T14:00')], mentee: { zone: newYork } });
    expect(due(americanAutumn, newYork)).toBe('2026-11-06T10:00');
    expect(due(aPair({ meetings: [held({}, '2027-03-25T14:00')] }))).toBe('2027-04-01T16:00');
  });

  test('in as many days as the programme says, from the moment it says so', () => {
    const facts = aPair({ meetings: [held()] });
    const policy = (logDueDays: number) => ({ ...facts.programme, policy: { ...facts.programme.policy, logDueDays } });
    expect(due({ ...facts, programme: policy(14) })).toBe('2026-11-17T15:00');
    const shorter = { ...facts, programme: policy(2) };
    expect(due(shorter)).toBe('2026-11-05T15:00');
    expect(stage(shorter, at('2026-11-06T09:00'))).toBe('overdue');
    expect(stage(facts, at('2026-11-06T09:00'))).toBe('due');
  });

  test('only of a meeting that took place, and never while the two say different things', () => {
    for (const status of ['proposed', 'confirmed', 'cancelled', 'missed'] as const) {
      const facts = aPair({ meetings: [held({ status })] });
      expect([due(facts), stage(facts, at('2026-12-24T09:00'))]).toEqual([null, 'none']);
    }
    const meeting = held({ status: 'confirmed' });
    const attendance = [
      ...answered(meeting, [kofi, '2026-11-03T16:00']),
      { meeting: meeting.id, person: maya, met: false, at: at('2026-11-04T09:00') },
    ];
    const begun = { ...aLog(meeting, { filedAt: at('2026-11-03T16:00') }), status: 'draft' as const };
    expect(stage(aPair({ meetings: [meeting], attendance, logs: [begun] }), at('2026-12-24T09:00'))).toBe('draft');
  });

  test('not before three days after it turned out that they met', () => {
    const late = held();
    expect(due(aPair({ meetings: [late], attendance: answered(late, [kofi, '2026-11-03T15:10'], [maya, '2026-11-04T09:00']) }))).toBe(
      '2026-11-10T15:00',
    );
    expect(due(aPair({ meetings: [late], attendance: answered(late, [kofi, '2026-11-03T15:10'], [maya, '2026-11-12T09:00']) }))).toBe(
      '2026-11-15T09:00',
    );
    // One answer stands for both after three days of the other's silence.
    expect(due(aPair({ meetings: [late], attendance: answered(late, [maya, '2026-11-09T10:00']) }))).toBe('2026-11-15T10:00');
  });
});

describe('leave', () => {
  const withPauses = (...pauses: Facts['pauses']) => due(aPair({ meetings: [held()], pauses }));

  test('of either stops the clock, which begins again with their return', () => {
    expect(withPauses(aPause(maya, '2026-11-05', '2026-11-08'))).toBe('2026-11-16T00:00');
    expect(withPauses(aPause(kofi, '2026-11-05', '2026-11-08'))).toBe('2026-11-16T00:00');
    expect(withPauses(aPause(kofi, '2026-11-05', '2026-12-31', at('2026-11-06T09:00')))).toBe('2026-11-13T09:00');
  });

  test('without an end leaves nothing due, and nothing overdue', () => {
    const facts = aPair({ meetings: [held()], pauses: [aPause(maya, '2026-11-05')] });
    expect(due(facts)).toBeNull();
    expect(stage(facts, at('2027-03-01T09:00'))).toBe('due');
  });

  test('one after the other counts from the last, in whatever order they were entered', () => {
    const all = [
      aPause(maya, '2026-11-05', '2026-11-08'),
      aPause(kofi, '2026-11-09', '2026-11-12'),
      aPause(maya, '2026-11-19', '2026-11-19'),
    ];
    expect(withPauses(...all)).toBe('2026-11-27T00:00');
    expect(withPauses(...all.toReversed())).toBe('2026-11-27T00:00');
  });

  test('that begins on the instant it is due moves it; a millisecond later it does not; nor does what was over before the meeting was', () => {
    const ends = (wall: string) => due(aPair({ meetings: [held({}, wall)], pauses: [aPause(maya, '2026-11-10', '2026-11-10')] }));
    expect(ends('2026-11-02T23:00')).toBe('2026-11-18T00:00');
    expect(ends('2026-11-02T22:59')).toBe('2026-11-09T23:59');
    expect(withPauses(aPause(maya, '2026-11-01', '2026-11-02'))).toBe('2026-11-10T15:00');
    expect(withPauses(aPause(maya, '2026-11-01', '2026-11-03'))).toBe('2026-11-11T00:00');
  });
});

test('how far a log is, is the same from outside whether both signed or see it differently', () => {
  const meeting = held();
  const stands = (status: MeetingLog['status'], now = '2026-11-04T09:00') =>
    stage(aPair({ meetings: [meeting], logs: [aLog(meeting, { filedAt: at('2026-11-03T16:00'), status })] }), at(now));
  expect([stands('draft'), stands('filed'), stands('signed'), stands('differing')]).toEqual(['draft', 'filed', 'signed', 'signed']);
  expect([stands('draft', '2026-11-10T15:00'), stands('filed', '2026-11-20T15:00')]).toEqual(['overdue', 'filed']);
});

test('leave is read by the calendar of whoever is on it', () => {
  const pauses = [aPause(maya, '2026-11-05', '2026-11-08')];
  expect(due(aPair({ meetings: [held()], pauses, mentee: { zone: newYork } }))).toBe('2026-11-16T05:00');
});
