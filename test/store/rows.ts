import fc, { type Arbitrary } from 'fast-check';
import type { Nouns } from '../../shared/decision.ts';
import type { MeetingId, MentorshipId, PersonId, ProgrammeId, SeriesId } from '../../shared/domain/ids.ts';
import { logWriters } from '../../shared/domain/log.ts';
import { defaultPolicy } from '../../shared/domain/policy.ts';
import type { Instant, TimeOfDay } from '../../shared/time.ts';
import { dates, folds, ids, instants, orNull, texts, times, wallTimes, zones } from './any.ts';
import { logFacts } from './log-rows.ts';

/** Facts as people and rules might leave them, for the ids they are to hang on. */
const waking = fc.record({ from: times, to: times });

export type Parents = { programme: ProgrammeId; person: PersonId; mentorship: MentorshipId; series: SeriesId; meeting: MeetingId };

export const people: Arbitrary<Nouns['person']> = fc.record({
  id: ids('per'),
  name: texts(100),
  zone: zones,
  zoneFrom: fc.constantFrom('profile' as const, 'chosen' as const),
  language: fc.constantFrom('en-GB', 'cy'),
  languageFrom: fc.constantFrom('profile' as const, 'chosen' as const),
  rhythm: fc.record({
    waking: fc.array(waking, { minLength: 7, maxLength: 7 }),
    daysOff: fc.constantFrom([], [6, 7] as [6, 7]),
    exceptions: fc.array(fc.record({ from: dates, until: dates, off: orNull(fc.boolean()), waking: orNull(waking) }), { maxLength: 3 }),
  }),
  asksForLess: fc.boolean(),
});

export const programmes: Arbitrary<Nouns['programme']> = fc.record({
  id: ids('pro'),
  name: texts(80),
  zone: zones,
  jurisdiction: fc.constantFrom('england-and-wales' as const, 'scotland' as const, 'northern-ireland' as const, 'none' as const),
  channel: orNull(
    fc.record({
      platform: fc.constant('slack' as const),
      enterprise: fc.constantFrom('', 'E1'),
      tenant: fc.constant('T1'),
      channel: fc.constant('C1'),
    }),
  ),
  summary: fc.record({
    weekday: fc.constantFrom(1 as const, 5 as const),
    time: fc.constantFrom('09:00' as TimeOfDay, '16:30' as TimeOfDay),
  }),
  policy: fc
    .record({ noticeHours: fc.integer({ min: 1, max: 168 }), contactsPerWeek: orNull(fc.integer({ min: 1, max: 50 })) })
    .map((some) => ({ ...defaultPolicy, ...some })),
});

export const mentorships = (programme: ProgrammeId): Arbitrary<Nouns['mentorship']> =>
  fc.record({
    id: ids('men'),
    programme: fc.constant(programme),
    status: fc.constantFrom('invited' as const, 'active' as const, 'declined' as const, 'ended' as const),
    revision: fc.nat(),
    since: orNull(instants),
    endedAt: orNull(instants),
    logBy: fc.constantFrom(...logWriters),
  });

export const meetings = (
  { mentorship, person, series }: Omit<Parents, 'meeting'>,
  starts: Arbitrary<Instant> = instants,
): Arbitrary<Nouns['meeting']> =>
  fc.record({
    id: ids('mtg'),
    mentorship: fc.constant(mentorship),
    at: wallTimes,
    zone: zones,
    fold: folds,
    start: starts,
    minutes: fc.integer({ min: 5, max: 480 }),
    method: fc.constantFrom('face-to-face' as const, 'video' as const, 'other' as const),
    place: orNull(texts(200)),
    joinLink: orNull(fc.webUrl()),
    scheduleRevision: fc.nat(),
    sequence: fc.nat(),
    status: fc.constantFrom('proposed' as const, 'confirmed' as const, 'cancelled' as const, 'held' as const, 'missed' as const),
    proposedBy: fc.constant(person),
    proposedAt: instants,
    movedFrom: orNull(instants),
    confirmedAt: orNull(instants),
    series: orNull(fc.constant(series)),
    occurrence: orNull(fc.nat(25)),
    ending: orNull(
      fc.record({
        by: fc.constant(person),
        at: instants,
        kind: fc.constantFrom('declined' as const, 'cancelled' as const),
        notice: orNull(fc.constant('short' as const)),
        another: fc.constant('asked' as const),
      }),
    ),
    restored: orNull(fc.record({ by: fc.constant(person), at: instants })),
  });

const goals = ({ mentorship, person }: Parents): Arbitrary<Nouns['goal']> =>
  fc.record({
    id: ids('goa'),
    mentorship: fc.constant(mentorship),
    kind: fc.constantFrom('long-term' as const, 'short-term' as const),
    text: texts(300),
    criteria: orNull(texts(500)),
    position: fc.nat(10),
    status: fc.constantFrom('open' as const, 'met' as const, 'dropped' as const),
    reason: orNull(texts(300)),
    by: fc.constant(person),
    at: instants,
  });

/** One arbitrary a noun; a new noun does not compile until it is here. */
export const facts = (parents: Parents): { [N in keyof Nouns]: Arbitrary<Nouns[N]> } => {
  const { programme, person, mentorship, meeting } = parents;
  const is = fc.constant;
  return {
    person: people,
    pause: fc.record({ id: ids('pau'), person: is(person), from: dates, until: orNull(dates), endedAt: orNull(instants) }),
    programme: programmes,
    coordinator: is({ programme, person }),
    mentorship: mentorships(programme),
    party: fc.record({
      mentorship: is(mentorship),
      person: is(person),
      role: fc.constantFrom('mentor' as const, 'mentee' as const),
      invitation: fc.constantFrom('invited' as const, 'accepted' as const, 'declined' as const),
      invitedBy: is(person),
      invitedAt: instants,
      answeredAt: orNull(instants),
      cameBy: fc.constantFrom('code' as const, null),
    }),
    series: fc.record({
      id: ids('ser'),
      mentorship: is(mentorship),
      anchor: wallTimes,
      zone: zones,
      fold: folds,
      recurrence: fc.oneof(
        fc.record({ kind: is('weeks' as const), every: fc.integer({ min: 1, max: 26 }) }),
        fc.record({ kind: is('monthly' as const), every: fc.integer({ min: 1, max: 12 }), nth: fc.constantFrom(1 as const, -1 as const) }),
      ),
      count: fc.integer({ min: 2, max: 26 }),
    }),
    meeting: meetings(parents),
    attendance: fc.record({ meeting: is(meeting), person: is(person), met: fc.boolean(), at: instants }),
    agendaPoint: fc.record({
      id: ids('agp'),
      meeting: is(meeting),
      person: is(person),
      kind: fc.constantFrom('point' as const, 'actions-not-ready' as const),
      text: texts(500),
      at: instants,
      talked: fc.boolean(),
    }),
    talkShared: fc.record({ talk: ids('tlk'), mentorship: is(mentorship), by: is(person), at: instants }),
    runningLate: fc.record({ meeting: is(meeting), person: is(person), minutes: fc.integer({ min: 1, max: 240 }), at: instants }),
    goal: goals(parents),
    action: fc.record({
      id: ids('act'),
      mentorship: is(mentorship),
      goal: orNull(ids('goa')),
      text: texts(300),
      person: is(person),
      byWhen: dates,
      milestone: orNull(texts(300)),
      resources: orNull(texts(300)),
      risk: orNull(texts(500)),
      status: fc.constantFrom('open' as const, 'done' as const, 'dropped' as const),
      reason: orNull(texts(300)),
      position: fc.nat(40),
      by: is(person),
      at: instants,
    }),
    planChange: fc.record({
      id: ids('plc'),
      mentorship: is(mentorship),
      person: is(person),
      at: instants,
      what: fc.constantFrom('goal-added' as const, 'action-moved' as const),
      item: ids('goa'),
      before: orNull(goals(parents)),
    }),
    ...logFacts(parents),
    undo: fc.record({
      id: ids('und'),
      mentorship: is(mentorship),
      person: is(person),
      until: instants,
      before: fc.array(meetings(parents), { maxLength: 2 }),
      created: fc.array(ids('mtg'), { maxLength: 2 }),
    }),
  };
};
