import { describe, expect, test } from 'vitest';
import { isFirstMeeting } from '../../shared/domain/first-meeting.ts';
import type { Goal } from '../../shared/domain/goal.ts';
import type { MeetingId } from '../../shared/domain/ids.ts';
import type { Meeting } from '../../shared/domain/meeting.ts';
import type { Facts } from '../../shared/facts.ts';
import { scriptsFor } from '../../shared/talks/fitting.ts';
import { goalIn, nextOf } from '../../shared/talks/into-plan.ts';
import { newest } from '../../shared/talks/registry.ts';
import { aMeeting, at, kofi, maya } from '../setup/facts.ts';
import { pairFacts } from '../setup/pair-facts.ts';

const goal = (other: Partial<Goal> = {}): Goal => ({
  id: 'goa_chair',
  mentorship: pairFacts().mentorship.id,
  kind: 'short-term',
  text: 'Chair a meeting',
  criteria: null,
  position: 0,
  status: 'open',
  reason: null,
  by: maya,
  at: at('2026-11-01T10:00'),
  ...other,
});

describe('the first meeting of a pair', () => {
  const first = aMeeting({ at: '2026-11-24T14:00' });
  const isFirst = (meeting: Meeting, ...others: Meeting[]) => isFirstMeeting(pairFacts({ meetings: [meeting, ...others] }), meeting);

  test('is the earliest that is agreed, however many follow', () => {
    const second = aMeeting({ at: '2026-12-01T14:00' });
    expect([isFirst(first, second), isFirst(second, first)]).toEqual([true, false]);
  });

  test('is not one that nobody agreed to yet', () => {
    expect(isFirst(aMeeting({ at: '2026-11-24T14:00', status: 'proposed' }))).toBe(false);
  });

  test('is still ahead when an earlier one was missed or called off, and behind once one was held', () => {
    const earlier = (status: Meeting['status']) => aMeeting({ at: '2026-11-10T14:00', status });
    expect((['missed', 'cancelled', 'proposed', 'held'] as const).map((status) => isFirst(first, earlier(status)))).toEqual([
      true,
      true,
      true,
      false,
    ]);
  });

  test('is none of a pair who have been one for longer than anybody looks back', () => {
    const since = (wall: string): Facts => ({
      ...pairFacts(),
      mentorship: { ...pairFacts().mentorship, since: at(wall) },
      meetings: [first],
    });
    expect([isFirstMeeting(since('2026-05-08T15:00'), first), isFirstMeeting(since('2026-05-08T14:59'), first)]).toEqual([true, false]);
  });
});

describe('what there is to write with', () => {
  const now = at('2026-11-16T10:00');
  const from = (meeting: MeetingId | null = null, plan = false) => ({ meeting, plan });
  const first = aMeeting({ at: '2026-11-24T14:00' });
  const second = aMeeting({ at: '2026-12-08T14:00' });

  test('begins with GROW, and has the opening questions for the mentee while their plan has no goal', () => {
    const open = pairFacts({ goals: [goal({ status: 'met' })] });
    expect(scriptsFor(open, { who: maya, from: from() }, now)).toEqual(['grow', 'opening', 'oskar']);
    expect(scriptsFor(open, { who: maya, from: from(null, true) }, now)).toEqual(['opening', 'grow', 'oskar']);
    expect(scriptsFor(open, { who: kofi, from: from(null, true) }, now)).toEqual(['grow', 'oskar']);
    for (const kind of ['long-term', 'short-term'] as const)
      expect(scriptsFor(pairFacts({ goals: [goal({ kind })] }), { who: maya, from: from(null, true) }, now)).toEqual(['grow', 'oskar']);
    expect(scriptsFor(null, { who: maya, from: from() }, now)).toEqual(['grow', 'oskar']);
  });

  test('is for both what is good to talk about first, until their first meeting is over', () => {
    const pair = pairFacts({ meetings: [first, second], goals: [goal()] });
    for (const who of [kofi, maya]) {
      expect(scriptsFor(pair, { who, from: from(first.id) }, now)[0]).toBe('first-meeting');
      expect(scriptsFor(pair, { who, from: from() }, at('2026-11-24T14:59'))[0]).toBe('first-meeting');
      expect(scriptsFor(pair, { who, from: from(second.id) }, now)[0]).toBe('grow');
      expect(scriptsFor(pair, { who, from: from() }, at('2026-11-24T15:00'))[0]).toBe('grow');
    }
  });
});

describe('an answer on its way into the plan', () => {
  const opening = newest('opening');

  test('is a goal where its question asks what somebody wants to reach', () => {
    expect(['purpose.want', 'goals.three', 'goals.first', 'steps.next', 'nothing'].map((id) => goalIn(opening, id))).toEqual([
      'long-term',
      'short-term',
      'short-term',
      null,
      null,
    ]);
    expect([
      goalIn(newest('grow'), 'goal.ahead'),
      goalIn(newest('grow'), 'way.step'),
      goalIn(newest('first-meeting'), 'hopes.want'),
    ]).toEqual(['short-term', null, null]);
  });

  test('of several points is taken one at a time, the next one the plan does not have', () => {
    const answer = 'Three of them:\n1. Chair a meeting\n- Write a bid \n\n• Know the budget';
    const known = ['Three of them:', 'Chair a meeting'];
    expect(nextOf(opening, answer, [])).toBe('Three of them:');
    expect(nextOf(opening, answer, known)).toBe('Write a bid');
    expect(nextOf(opening, answer, [...known, 'Write a bid'])).toBe('Know the budget');
    expect(nextOf(opening, 'Only this', ['Only this'])).toBe('Only this');
    expect(nextOf(newest('grow'), 'Ring Mair\non Monday', [])).toBe('Ring Mair\non Monday');
    expect(nextOf(opening, '\n', [])).toBe('\n');
  });
});
