import fc from 'fast-check';
import type { Goal } from '../../shared/domain/goal.ts';
import type { Meeting } from '../../shared/domain/meeting.ts';
import type { Pause, Rhythm } from '../../shared/domain/person.ts';
import type { Facts } from '../../shared/facts.ts';
import { planned } from '../../shared/nudges.ts';
import {
  DAY,
  HOUR,
  type Instant,
  instantOf,
  MINUTE,
  millis,
  minus,
  plus,
  type TimeOfDay,
  type WallDate,
  type WallTime,
  type Zone,
} from '../../shared/time.ts';
import { aMeeting, aPair, aPause, kofi, maya } from './facts.ts';
import { logs, logsOf } from './random-logs.ts';

/** Pairs in any zones and with any days, with meetings drawn near the edges of their state. */
export const zones = [
  'Europe/London',
  'America/New_York',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'Pacific/Chatham',
  'Africa/Casablanca',
  'UTC',
] as Zone[];

/** Clock changes of those zones, and an ordinary day. */
const changes = [
  '2026-03-29T01:00',
  '2026-10-25T01:00',
  '2026-03-08T07:00',
  '2026-11-01T06:00',
  '2026-04-04T15:00',
  '2026-10-03T15:30',
  '2026-02-15T02:00',
  '2026-12-24T12:00',
].map((text) => Date.parse(`${text}:00Z`));

const jitter = fc.constantFrom(0, 0, 1, -1, 1000, -1000, MINUTE, -MINUTE);
const time = fc.integer({ min: 0, max: 95 }).map((n) => instantOf(n * 15 * MINUTE).slice(11, 16) as TimeOfDay);
const waking = fc.record({ from: time, to: time });
const usual = fc
  .constantFrom(['08:00', '20:00'], ['20:00', '06:00'], ['09:00', '17:30'], ['12:00', '00:00'], ['00:00', '00:00'])
  .map(([from, to]) => ({ from, to }) as never);
const date = fc
  .constantFrom(...changes)
  .chain((change) => fc.integer({ min: -20, max: 20 }).map((days) => instantOf(change + days * DAY).slice(0, 10) as WallDate));

const rhythm: fc.Arbitrary<Rhythm> = fc.record({
  waking: fc.oneof(
    usual.map((one) => Array.from({ length: 7 }, () => one)),
    fc.array(waking, { minLength: 7, maxLength: 7 }),
  ),
  daysOff: fc.oneof(fc.constant([6, 7]), fc.subarray([1, 2, 3, 4, 5, 6, 7])) as fc.Arbitrary<Rhythm['daysOff']>,
  exceptions: fc.array(
    fc
      .record({ from: date, length: fc.integer({ min: 0, max: 9 }), off: fc.option(fc.boolean()), waking: fc.option(waking) })
      .map(({ from, length, ...rest }) => ({
        from,
        until: instantOf(Date.parse(from) + length * DAY).slice(0, 10) as WallDate,
        ...rest,
      })),
    { maxLength: 2 },
  ),
});

const person = fc.record({ zone: fc.constantFrom(...zones), rhythm, asksForLess: fc.constantFrom(false, false, true) });

/** How long before the start it was agreed: around the notice, the reminder, and just any time. */
const ahead = (noticeHours: number) =>
  fc
    .oneof(
      fc.constantFrom(noticeHours * HOUR, (noticeHours + 2) * HOUR, 24 * HOUR, HOUR, 15 * MINUTE),
      fc.integer({ min: 1, max: 20 * 24 * 60 }).map((n) => n * MINUTE),
    )
    .chain((span) => jitter.map((by) => Math.max(1000, span + by)));

const meeting = (noticeHours: number) =>
  fc
    .record({
      start: fc
        .tuple(fc.constantFrom(...changes), fc.integer({ min: -96, max: 96 }))
        .map(([change, quarters]) => change + quarters * 15 * MINUTE),
      minutes: fc.constantFrom(5, 60, 90, 480),
      status: fc.constantFrom<Meeting['status']>('proposed', 'confirmed', 'confirmed', 'confirmed', 'cancelled', 'held', 'missed'),
      confirmed: ahead(noticeHours),
      before: fc.integer({ min: 1, max: 5 * 24 * 60 }),
      moved: fc.option(fc.integer({ min: -96, max: 96 })),
      ended: fc.integer({ min: 1, max: 99 }),
      by: fc.constantFrom(kofi, maya),
      other: fc.constantFrom(kofi, maya),
      cannotSay: fc.boolean(),
      restored: fc.option(fc.integer({ min: 1, max: 99 })),
    })
    .map(({ start, minutes, status, confirmed, before, moved, ended, by, other, cannotSay, restored }): Meeting => {
      const startsAt = instantOf(start);
      const confirmedAt = instantOf(start - confirmed);
      const between = (part: number) => instantOf(start - Math.round((confirmed * part) / 100));
      const once = aMeeting({
        at: startsAt.slice(0, 16),
        zone: 'UTC' as Zone,
        status,
        minutes,
        proposedBy: by,
        proposedAt: minus(confirmedAt, { minutes: before }),
        confirmedAt,
      });
      return {
        ...once,
        at: startsAt.slice(0, 16) as WallTime,
        confirmedAt: status === 'proposed' ? null : confirmedAt,
        movedFrom: moved === null ? null : instantOf(start + moved * HOUR),
        scheduleRevision: moved === null ? 1 : 2,
        restored: restored === null || status === 'cancelled' ? null : { by: other, at: between(restored) },
        ending:
          status === 'cancelled'
            ? { by: other, at: between(ended), kind: 'cancelled', notice: 'short', another: cannotSay ? 'cannot-say' : 'asked' }
            : null,
      };
    });

const pause = fc
  .record({ who: fc.constantFrom(kofi, maya), from: date, days: fc.option(fc.integer({ min: 0, max: 20 })) })
  .map(({ who, from, days }) => aPause(who, from, days === null ? null : instantOf(Date.parse(from) + days * DAY).slice(0, 10)));

/** Set months before the changes, so that the question whether they still matter falls due near one. */
const goal = fc
  .record({
    change: fc.constantFrom(...changes),
    days: fc.integer({ min: -100, max: -80 }),
    by: jitter,
    status: fc.constantFrom<Goal['status']>('open', 'open', 'met', 'dropped'),
    number: fc.integer({ min: 1000, max: 9999 }),
  })
  .map(
    ({ change, days, by, status, number }): Goal => ({
      id: `goa_${number}`,
      mentorship: aPair().mentorship.id,
      kind: 'short-term',
      text: 'a goal',
      criteria: null,
      position: 0,
      status,
      reason: null,
      by: maya,
      at: instantOf(change + days * DAY + by),
    }),
  );

export const facts: fc.Arbitrary<Facts> = fc.constantFrom(1, 24, 24, 48, 168).chain((noticeHours) =>
  fc
    .record({
      mentor: person,
      mentee: person,
      jurisdiction: fc.constantFrom('england-and-wales', 'scotland', 'northern-ireland', 'none'),
      meetings: fc.array(meeting(noticeHours), { minLength: 1, maxLength: 3 }),
      pauses: fc.oneof(fc.constant<Pause[]>([]), fc.array(pause, { maxLength: 2 })),
      logs,
      logBy: fc.constantFrom('mentee', 'mentor', 'together'),
      logDueDays: fc.constantFrom(7, 7, 1, 3, 30),
      goals: fc.oneof({ weight: 2, arbitrary: fc.constant<Goal[]>([]) }, fc.array(goal, { maxLength: 2 })),
      late: fc.option(fc.integer({ min: -60, max: 60 })),
      notReady: fc.option(fc.integer({ min: -90, max: 90 })),
      answers: fc.array(fc.record({ who: fc.constantFrom(kofi, maya), met: fc.boolean(), after: fc.integer({ min: 0, max: 9999 }) }), {
        maxLength: 2,
      }),
    })
    .map(({ late, notReady, answers, jurisdiction, logs: drawn, logBy, logDueDays, ...rest }) => {
      const first = rest.meetings[0]!;
      const mentorship = { ...aPair().mentorship, logBy: logBy as 'mentee' };
      return aPair({
        ...rest,
        ...logsOf(rest.meetings, drawn),
        mentorship,
        jurisdiction: jurisdiction as 'none',
        policy: { noticeHours, logDueDays },
        late: late === null ? [] : [{ meeting: first.id, person: kofi, minutes: 10, at: plus(first.start, { minutes: late }) }],
        agenda:
          notReady === null
            ? []
            : [
                {
                  id: 'agp_0001' as const,
                  talked: false,
                  meeting: first.id,
                  person: maya,
                  kind: 'actions-not-ready' as const,
                  text: '',
                  at: plus(first.start, { minutes: notReady }),
                },
              ],
        attendance: answers
          .filter((one, index) => answers.findIndex((other) => other.who === one.who) === index)
          .map(({ who, met, after }) => ({
            meeting: first.id,
            person: who,
            met,
            at: plus(first.start, { minutes: first.minutes + after }),
          })),
      });
    }),
);

/** An instant at an edge of what is planned: a due, an expiry, a start, midnight, or between. */
export function edgeOf(all: Facts): fc.Arbitrary<Instant> {
  const edges = [
    ...planned(all).flatMap(({ due, expires }) => [due, expires]),
    ...all.meetings.flatMap(({ start, proposedAt }) => [start, proposedAt]),
  ].map(millis);
  return fc
    .tuple(
      fc.constantFrom(...edges),
      fc.oneof(
        jitter,
        fc.integer({ min: -36 * 60, max: 36 * 60 }).map((n) => n * MINUTE),
      ),
      fc.boolean(),
    )
    .map(([edge, by, midnight]) => instantOf(midnight && by === 0 ? Math.floor(edge / DAY) * DAY : edge + by));
}
