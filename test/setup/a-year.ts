import { sayWhetherMet, settle } from '../../shared/domain/around.ts';
import { confirm, propose } from '../../shared/domain/booking.ts';
import type { LogMarkId, MeetingId } from '../../shared/domain/ids.ts';
import type { Facts } from '../../shared/facts.ts';
import { addDays, type Instant, plus, type WallDate, type WallTime } from '../../shared/time.ts';
import { aPair, at, factsAfter, kofi, london, maya } from './facts.ts';
import { aLog, newId } from './logs.ts';
import { dispatch, type Sent } from './small-dispatcher.ts';

/**
 * Days after the last meeting on which the pair agrees on the next; `null` when it is agreed in the meeting itself. Days after a meeting on
 * which its log is filed, and after that on which the other signs; `null` is never.
 */
export type Habit = {
  every: number;
  agreedAfter: number | null;
  answers: 'both' | 'one';
  filedAfter: number | null;
  signedAfter: number;
  logBy?: 'mentor';
};

type Act = { when: Instant; change: (facts: Facts, now: Instant) => Facts };

/** A year of a pair's meetings, with everything that Cairn says in it. Facts change at acts; between them messages go as they fall due. */
export function aYear(habit: Habit): { facts: Facts; sent: Sent[] } {
  const { every, logBy } = habit;
  const done = new Map<string, Sent>();
  const pair = aPair();
  let facts: Facts = logBy ? { ...pair, mentorship: { ...pair.mentorship, logBy } } : pair;
  let clock: Instant = at('2026-01-05T09:00');
  const dates = Array.from({ length: 12 }, (_, n) => addDays('2026-01-13' as WallDate, n * every));
  const acts = dates.flatMap((date, n) => around(habit, date, n === 0 ? clock : endOn(dates[n - 1]!), n));
  for (const { when, change } of acts.sort((a, b) => (a.when < b.when ? -1 : 1))) {
    dispatch(facts, clock, when, done);
    facts = change(facts, when);
    clock = when;
  }
  dispatch(facts, clock, plus(endOn(dates.at(-1)!), { days: 21 }), done);
  return { facts, sent: [...done.values()] };
}

const endOn = (date: WallDate) => at(`${date}T15:00`);

/** What the two do about one meeting: they agree on it, meet, say so, write of it and sign. */
function around({ agreedAfter, answers, filedAfter, signedAfter, logBy }: Habit, date: WallDate, before: Instant, n: number): Act[] {
  const id = `mtg_y${String(n).padStart(3, '0')}` as MeetingId;
  const start = at(`${date}T14:00`);
  const time = { at: `${date}T14:00` as WallTime, zone: london, fold: 'earlier' as const, start };
  const proposal = { time, minutes: 60, method: 'video' as const, place: null, joinLink: null };
  const agreed = plus(before, n === 0 ? {} : { minutes: 20, days: agreedAfter ?? 0 });
  const said = plus(start, { minutes: 70 });
  return [
    { when: plus(agreed, { minutes: 1 }), change: (facts, now) => factsAfter(facts, propose(facts, maya, proposal, id, now)) },
    { when: plus(agreed, { minutes: 5 }), change: (facts, now) => factsAfter(facts, confirm(facts, kofi, id, 1, now)) },
    { when: said, change: (facts, now) => factsAfter(facts, sayWhetherMet(facts, maya, id, true, now)) },
    answers === 'both'
      ? { when: plus(said, { minutes: 5 }), change: (facts, now) => factsAfter(facts, sayWhetherMet(facts, kofi, id, true, now)) }
      : { when: plus(said, { days: 3 }), change: (facts, now) => factsAfter(facts, settle(facts, id, now)) },
    ...(filedAfter === null
      ? []
      : written(id, plus(start, { days: filedAfter, hours: 2 }), signedAfter, logBy === 'mentor' ? [kofi, maya] : [maya, kofi])),
  ];
}

function written(meeting: MeetingId, filedAt: Instant, signedAfter: number, [writer, other]: readonly (typeof maya)[]): Act[] {
  const { mentorship } = aPair();
  const filed = aLog({ id: meeting, mentorship: mentorship.id }, { status: 'filed', filedAt, filedBy: writer!, completedAt: null });
  const name = (person: typeof maya, when: Instant) => ({
    put: 'logMark' as const,
    row: {
      id: newId('lgm') as LogMarkId,
      log: filed.id,
      mentorship: mentorship.id,
      entry: filed.entry,
      person,
      kind: 'signed' as const,
      text: null,
      digest: 'f00d',
      at: when,
    },
  });
  const signed = (when: Instant) => ({ put: 'meetingLog' as const, row: { ...filed, status: 'signed' as const, completedAt: when } });
  return [
    { when: filedAt, change: (facts) => factsAfter(facts, { changes: [{ put: 'meetingLog', row: filed }, name(writer!, filedAt)] }) },
    {
      when: plus(filedAt, { days: signedAfter, hours: 1 }),
      change: (facts, now) => factsAfter(facts, { changes: [signed(now), name(other!, now)] }),
    },
  ];
}
