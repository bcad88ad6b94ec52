import { sayWhetherMet, settle } from '../../shared/domain/around.ts';
import { confirm, propose } from '../../shared/domain/booking.ts';
import type { MeetingId } from '../../shared/domain/ids.ts';
import { endOf } from '../../shared/domain/meeting.ts';
import type { Facts } from '../../shared/facts.ts';
import { duties } from '../../shared/nudges.ts';
import { addDays, type Instant, plus, type WallDate, type WallTime } from '../../shared/time.ts';
import { aPair, at, factsAfter, kofi, london, maya } from './facts.ts';
import { logFor } from './programmes.ts';
import { dispatch, type Sent } from './small-dispatcher.ts';

/** Days after the last meeting on which the pair agrees on the next; `null` when it is agreed in the meeting itself. */
export type Habit = { every: number; agreedAfter: number | null; answers: 'both' | 'one' };

/** A year of a pair's meetings, with everything that Cairn says in it. Facts change at acts; between them messages go as they fall due. */
export function aYear({ every, agreedAfter, answers }: Habit): { facts: Facts; sent: Sent[] } {
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
    act(plus(start, { minutes: 70 }), (now) => withLog(factsAfter(facts, sayWhetherMet(facts, maya, id, true, now)), id));
    if (answers === 'both') act(plus(start, { minutes: 75 }), (now) => factsAfter(facts, sayWhetherMet(facts, kofi, id, true, now)));
    else for (const duty of duties(facts)) if (agreedAfter) act(duty.due, (now) => factsAfter(facts, settle(facts, duty.meeting, now)));
  }
  dispatch(facts, clock, plus(clock, { days: 21 }), done);
  return { facts, sent: [...done.values()] };
}

/** They write it down while they are at it, and both sign. */
function withLog(facts: Facts, id: MeetingId): Facts {
  const meeting = facts.meetings.find((one) => one.id === id)!;
  return { ...facts, logs: [...facts.logs, logFor(meeting, 'signed')] };
}
