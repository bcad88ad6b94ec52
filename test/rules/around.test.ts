import { describe, expect, test } from 'vitest';
import { isRefusal } from '../../shared/decision.ts';
import { changeDetails, runningLate, sayWhetherMet, settle } from '../../shared/domain/around.ts';
import { minus, plus } from '../../shared/time.ts';
import { aMeeting, aPair, at, factsAfter, kofi, maya } from '../setup/facts.ts';

const now = at('2026-11-20T09:00');
const why = (outcome: object) => (isRefusal(outcome) ? outcome.refused : 'done');

describe('around a meeting', () => {
  const meeting = aMeeting({ at: '2026-11-24T14:00' });
  const facts = aPair({ meetings: [meeting] });
  const over = plus(meeting.start, { minutes: 61 });

  test('running late can be said from two hours before until the end', () => {
    const say = (moment: typeof now) => why(runningLate(facts, kofi, meeting.id, 10, moment));
    expect(say(minus(meeting.start, { minutes: 121 }))).toBe('lateTooEarly');
    expect(say(minus(meeting.start, { minutes: 120 }))).toBe('done');
    expect(say(plus(meeting.start, { minutes: 59 }))).toBe('done');
    expect(say(plus(meeting.start, { minutes: 60 }))).toBe('isOver');
  });

  test('two who say they met have met; one yes stands after three days of silence', () => {
    expect(why(sayWhetherMet(facts, kofi, meeting.id, true, meeting.start))).toBe('notOverYet');
    const one = factsAfter(facts, sayWhetherMet(facts, kofi, meeting.id, true, over));
    expect(one.meetings[0]!.status).toBe('confirmed');
    expect(factsAfter(one, sayWhetherMet(one, maya, meeting.id, true, over)).meetings[0]!.status).toBe('held');
    expect(settle(one, meeting.id, minus(plus(over, { days: 3 }), { seconds: 1 })).changes).toEqual([]);
    expect(factsAfter(one, settle(one, meeting.id, plus(over, { days: 3 }))).meetings[0]!.status).toBe('held');
  });

  test('different answers leave the meeting open, and either may still change theirs', () => {
    const one = factsAfter(facts, sayWhetherMet(facts, kofi, meeting.id, true, over));
    const differing = factsAfter(one, sayWhetherMet(one, maya, meeting.id, false, over));
    expect(differing.meetings[0]!.status).toBe('confirmed');
    expect(factsAfter(differing, settle(differing, meeting.id, plus(over, { days: 9 }))).meetings[0]!.status).toBe('confirmed');
    expect(factsAfter(differing, sayWhetherMet(differing, kofi, meeting.id, false, over)).meetings[0]!.status).toBe('missed');
  });

  test('a new place counts for the calendar and not as a new time', () => {
    const changed = factsAfter(
      facts,
      changeDetails(facts, kofi, meeting.id, { method: 'face-to-face', place: 'Library', joinLink: null }, now),
    );
    expect(changed.meetings[0]).toMatchObject({
      place: 'Library',
      sequence: meeting.sequence + 1,
      scheduleRevision: 1,
      status: 'confirmed',
    });
    expect(changeDetails(changed, kofi, meeting.id, { method: 'face-to-face', place: 'Library', joinLink: null }, now)).toEqual({
      changes: [],
    });
  });
});
