import { apply } from '../../shared/apply.ts';
import { type Decision, isRefusal, type Refusal } from '../../shared/decision.ts';
import type { MeetingId, PauseId, PersonId } from '../../shared/domain/ids.ts';
import type { Meeting } from '../../shared/domain/meeting.ts';
import { defaultRhythm, type Pause, type Person, type Rhythm, type WakingHours } from '../../shared/domain/person.ts';
import { defaultPolicy, type Policy } from '../../shared/domain/policy.ts';
import type { Jurisdiction } from '../../shared/domain/programme.ts';
import type { Facts } from '../../shared/facts.ts';
import { type Nudge, type NudgeKind, planned } from '../../shared/nudges.ts';
import {
  type Instant,
  instantAt,
  minus,
  plus,
  type TimeOfDay,
  type WallDate,
  type WallTime,
  wallTimeAt,
  type Zone,
} from '../../shared/time.ts';
import { kofi, maya, pairFacts, somebody } from './pair-facts.ts';

/** Kofi mentors Maya. */
export { kofi, maya } from './pair-facts.ts';

export const london = 'Europe/London' as Zone;
export const newYork = 'America/New_York' as Zone;
export const kolkata = 'Asia/Kolkata' as Zone;

/** `at('2026-11-24T14:00')` is that time in London. */
export function at(wall: string, zone: Zone = london): Instant {
  return instantAt(wall as WallTime, zone);
}

export function hours(from: string, to: string): WakingHours {
  return { from: from as TimeOfDay, to: to as TimeOfDay };
}

/** The same waking hours every day; Saturday and Sunday off unless said otherwise. */
export function rhythm(from: string, to: string, more: Partial<Rhythm> = {}): Rhythm {
  return { ...defaultRhythm, waking: Array.from({ length: 7 }, () => hours(from, to)), ...more };
}

type Pairing = Partial<Omit<Facts, 'programme'>> & {
  mentor?: Partial<Person>;
  mentee?: Partial<Person>;
  policy?: Partial<Policy>;
  jurisdiction?: Jurisdiction;
};

/** A mentor and a mentee who both accepted. */
export function aPair({ mentor, mentee, policy, jurisdiction, ...more }: Pairing = {}): Facts {
  const { programme } = pairFacts();
  return pairFacts({
    programme: { ...programme, jurisdiction: jurisdiction ?? programme.jurisdiction, policy: { ...defaultPolicy, ...policy } },
    people: [somebody(kofi, 'Kofi Mensah', mentor), somebody(maya, 'Maya Lind', mentee)],
    ...more,
  });
}

let count = 0;

/** An hour's video meeting, confirmed by Maya an hour after Kofi proposed it, a week before. `at` is London's clock unless `zone` says so. */
export function aMeeting({ at: wall, zone = london, ...more }: Partial<Omit<Meeting, 'at'>> & { at: string }): Meeting {
  const start = instantAt(wall as WallTime, zone, more.fold);
  const proposedAt = more.proposedAt ?? minus(start, { days: 7 });
  const status = more.status ?? 'confirmed';
  count += 1;
  return {
    id: `mtg_${String(count).padStart(4, '0')}` as MeetingId,
    mentorship: pairFacts().mentorship.id,
    at: wall as WallTime,
    zone,
    fold: 'earlier',
    start,
    minutes: 60,
    method: 'video',
    place: null,
    joinLink: null,
    scheduleRevision: 1,
    sequence: status === 'proposed' ? 0 : 1,
    status,
    proposedBy: kofi,
    proposedAt,
    movedFrom: null,
    confirmedAt: status === 'proposed' ? null : plus(proposedAt, { hours: 1 }),
    series: null,
    occurrence: null,
    ending: null,
    restored: null,
    ...more,
  };
}

export function aPause(person: PersonId, from: string, until: string | null = null, endedAt: Instant | null = null): Pause {
  return {
    id: `pau_${person.slice(4)}${from.replaceAll('-', '')}` as PauseId,
    person,
    from: from as WallDate,
    until: until as WallDate | null,
    endedAt,
  };
}

/** The facts after what somebody did; a refusal is a mistake of the test. */
export function factsAfter(facts: Facts, outcome: Decision | Refusal): Facts {
  if (isRefusal(outcome)) throw new Error(`refused: ${outcome.refused}`);
  return apply(facts, outcome.changes);
}

/** What is planned for somebody of a kind, sent or not. */
export function nudgesFor(facts: Facts, person: PersonId, ...kinds: NudgeKind[]): Nudge[] {
  return planned(facts).filter((one) => one.to === person && (kinds.length === 0 || kinds.includes(one.kind)));
}

/** What is planned for somebody in their own time, one line a message: `notice 2026-11-23T12:00`, and why when it is withheld. */
export function said(facts: Facts, person: PersonId, ...kinds: NudgeKind[]): string[] {
  const { zone } = facts.people.find((one) => one.id === person)!;
  return nudgesFor(facts, person, ...kinds)
    .toSorted((a, b) => (a.due < b.due ? -1 : 1))
    .map(({ kind, due, withheld }) => `${kind} ${wallTimeAt(due, zone)}${withheld ? ` withheld: ${withheld}` : ''}`);
}
