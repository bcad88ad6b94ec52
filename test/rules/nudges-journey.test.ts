import { describe, expect, test } from 'vitest';
import { sayWhetherMet, settle } from '../../shared/domain/around.ts';
import { confirm, propose } from '../../shared/domain/booking.ts';
import type { MeetingId } from '../../shared/domain/ids.ts';
import { endOf } from '../../shared/domain/meeting.ts';
import type { Facts } from '../../shared/facts.ts';
import { duties, planned, unpromptedPerMeeting } from '../../shared/nudges.ts';
import { addDays, type Instant, plus, type WallDate, type WallTime } from '../../shared/time.ts';
import { aMeeting, aPair, at, factsAfter, kofi, london, maya } from '../setup/facts.ts';
import { dispatch, type Sent } from '../setup/small-dispatcher.ts';

/** Days after the last meeting on which the pair agrees on the next; `null` when it is agreed in the meeting itself. */
type Habit = { every: number; agreedAfter: number | null; answers: 'both' | 'one' };

/** A year of a pair's meetings, with everything that Cairn says in it. Facts change at acts; between them messages go as they fall due. */
function aYear({ every, agreedAfter, answers }: Habit): { facts: Facts; sent: Sent[] } {
  const done = new Map<string, Sent>();
  let facts = aPair();
  let clock: Instant = at('2026-01-05T09:00');
  const act = (when: Instant, change: (now: Instant) => Facts) => {
    dispatch(facts, clock, when, done);
    facts = change(when);
    clock = when;
  };
  let date = '2026-01-13' as WallDate;
  for (let n = 0; n < 12; n++, date = addDays(date, every)) {
    const id = `mtg_y${String(n).padStart(3, '0')}` as MeetingId;
    const start = at(`${date}T14:00`);
    const time = { at: `${date}T14:00` as WallTime, zone: london, fold: 'earlier' as const, start };
    const proposal = { time, minutes: 60, method: 'video' as const, place: null, joinLink: null };
    const last = facts.meetings.at(-1);
    const agreed = last ? plus(endOf(last), { minutes: 20, days: agreedAfter ?? 0 }) : clock;
    act(plus(agreed, { minutes: 1 }), (now) => factsAfter(facts, propose(facts, maya, proposal, id, now)));
    act(plus(agreed, { minutes: 5 }), (now) => factsAfter(facts, confirm(facts, kofi, id, 1, now)));
    act(plus(start, { minutes: 70 }), (now) => factsAfter(facts, sayWhetherMet(facts, maya, id, true, now)));
    if (answers === 'both') act(plus(start, { minutes: 75 }), (now) => factsAfter(facts, sayWhetherMet(facts, kofi, id, true, now)));
    else for (const duty of duties(facts)) if (agreedAfter) act(duty.due, (now) => factsAfter(facts, settle(facts, duty.meeting, now)));
  }
  dispatch(facts, clock, plus(clock, { days: every }), done);
  return { facts, sent: [...done.values()] };
}

describe('how much Cairn says of its own accord', () => {
  const ways: [string, Habit][] = [
    ['who agree on the next date while they meet', { every: 28, agreedAfter: null, answers: 'both' }],
    ['who agree on the next date ten days later', { every: 28, agreedAfter: 10, answers: 'both' }],
    [
      'who agree on the next date three weeks later, and of whom one never says whether they met',
      { every: 35, agreedAfter: 21, answers: 'one' },
    ],
  ];
  for (const [who, habit] of ways) {
    test(`to two people ${who}: at most four messages a person for each meeting held`, ({ annotate }) => {
      const { facts, sent } = aYear(habit);
      expect(facts.meetings.filter((meeting) => meeting.status === 'held')).toHaveLength(12);
      const tally = unpromptedPerMeeting(
        facts,
        sent.map(({ nudge }) => nudge),
      );
      for (const { person, perMeeting } of tally) {
        annotate(`${person === kofi ? 'mentor' : 'mentee'}: ${perMeeting!.toFixed(2)} messages for each meeting held`);
        expect(perMeeting).toBeGreaterThanOrEqual(2);
        expect(perMeeting).toBeLessThanOrEqual(4);
      }
    });
  }

  test('nobody has met: there is no number to give', () => {
    expect(unpromptedPerMeeting(aPair(), [])).toEqual([
      { person: kofi, messages: 0, perMeeting: null },
      { person: maya, messages: 0, perMeeting: null },
    ]);
  });
});

test('what is owed to a usual pair is worked out in a fraction of a millisecond', ({ annotate }) => {
  const meetings = Array.from({ length: 6 }, (_, index) =>
    aMeeting({ at: `2026-${String(7 + index).padStart(2, '0')}-14T14:00`, status: index < 4 ? 'held' : 'confirmed' }),
  );
  const facts = aPair({ meetings });
  for (let warm = 0; warm < 300; warm++) planned(facts);
  const times = Array.from({ length: 200 }, () => {
    const from = performance.now();
    planned(facts);
    return performance.now() - from;
  }).toSorted((a, b) => a - b);
  annotate(`median ${times[100]!.toFixed(3)} ms for ${planned(facts).length} messages`);
  // Ten times what it takes, so that only a change of kind, such as asking Temporal in a loop, fails it.
  expect(times[100]).toBeLessThan(2);
});
