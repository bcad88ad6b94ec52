import { describe, expect, test } from 'vitest';
import type { Goal } from '../../shared/domain/goal.ts';
import { keepGoal } from '../../shared/domain/plan.ts';
import type { Facts } from '../../shared/facts.ts';
import { planned } from '../../shared/nudges.ts';
import { aPair, aPause, at, factsAfter, kofi, maya, nudgesFor, rhythm, said } from '../setup/facts.ts';
import { pairFacts } from '../setup/pair-facts.ts';

/** 10 November 2026 is a Tuesday. */
const goal = (id: string, wall: string, other: Partial<Goal> = {}): Goal => ({
  id: `goa_${id}`,
  mentorship: pairFacts().mentorship.id,
  kind: 'short-term',
  text: id,
  criteria: null,
  position: 0,
  status: 'open',
  reason: null,
  by: maya,
  at: at(wall),
  ...other,
});
const chair = goal('chair', '2026-11-10T10:00');
const reviews = (facts: Facts, person = maya) => said(facts, person, 'plan-review');
const first = (facts: Facts, person = maya) => reviews(facts, person)[0];

describe('whether the goals still matter', () => {
  test('is asked of both, three months after a goal was set, and again while nobody looks at it, four times at most', () => {
    const facts = aPair({ goals: [chair] });
    const asked = ['2027-02-10T10:00', '2027-05-10T11:00', '2027-08-10T11:00', '2027-11-10T10:00'].map((one) => `plan-review ${one}`);
    for (const who of [kofi, maya]) expect(reviews(facts, who)).toEqual(asked);
    expect(nudgesFor(facts, maya, 'plan-review')[0]).toMatchObject({
      class: 'follow-up',
      meeting: null,
      because: { name: 'Kofi', months: 3 },
    });
  });

  test('is asked in the rhythm of the programme, from the goal that was looked at longest ago', () => {
    const goals = [goal('bid', '2026-11-24T10:00'), chair, goal('past', '2026-10-01T10:00', { status: 'met' })];
    expect(first(aPair({ goals, policy: { reviewMonths: 1 } }))).toBe('plan-review 2026-12-10T10:00');
    expect(reviews(aPair({ goals: [goals[2]!] }))).toEqual([]);
    expect(reviews(aPair())).toEqual([]);
  });

  test('is not asked once each goal was kept or changed in that time, and for all of them to have been takes all of them', () => {
    const goals = [chair, goal('bid', '2026-11-17T10:00')];
    const facts = aPair({ goals });
    const hand = (wall: string) => ({ who: kofi, now: at(wall), change: 'plc_one1' as const });
    const one = factsAfter(facts, keepGoal(facts, chair.id, hand('2027-01-12T10:00')));
    expect(first(one)).toBe('plan-review 2027-02-17T10:00');
    const both = factsAfter(one, keepGoal(one, goals[1]!.id, hand('2027-01-12T10:01')));
    expect(first(both)).toBe('plan-review 2027-04-12T11:00');
  });

  test('keeps off days off, is held back for whoever asks for less, and waits a week after somebody’s leave', () => {
    const saturday = goal('sat', '2026-11-14T10:00', { at: at('2026-10-14T10:00') });
    const facts = aPair({ goals: [saturday], policy: { reviewMonths: 1 }, mentee: { rhythm: rhythm('07:00', '21:00') } });
    expect(first(facts)).toBe('plan-review 2026-11-16T07:00');
    const less = aPair({ goals: [chair], mentee: { asksForLess: true } });
    expect(nudgesFor(less, maya, 'plan-review')[0]!.withheld).toBe('asked-for-less');
    const away = { ...aPair({ goals: [chair] }), pauses: [aPause(maya, '2027-02-08', '2027-02-14')] };
    expect(nudgesFor(away, maya, 'plan-review')[0]).toMatchObject({ withheld: 'paused' });
    expect(nudgesFor(away, maya, 'plan-review')[1]).toMatchObject({ withheld: null, due: at('2027-02-22T08:00') });
    expect(nudgesFor(away, kofi, 'plan-review')[0]).toMatchObject({ withheld: null, due: at('2027-02-22T08:00') });
    const longAgo = { ...aPair({ goals: [chair] }), pauses: [aPause(maya, '2026-12-20', '2027-01-03')] };
    expect(first(longAgo)).toBe('plan-review 2027-02-10T10:00');
  });

  test('is no more of anybody’s business when their mentoring has ended', () => {
    const facts = aPair({ goals: [chair] });
    expect(planned({ ...facts, mentorship: { ...facts.mentorship, status: 'ended' } })).toEqual([]);
  });

  test('at the end of a long month is asked at the end of a short one', () => {
    expect(first(aPair({ goals: [goal('end', '2026-11-30T10:00')] }))).toBe('plan-review 2027-03-01T08:00');
  });
});
