import { endOf, type Meeting } from '../domain/meeting.ts';
import type { Person } from '../domain/person.ts';
import { type Facts, partnersOf, personIn } from '../facts.ts';
import { type Instant, latest, minus, plus } from '../time.ts';
import { momentForFollowUp } from './moments.ts';
import { firstName } from './names.ts';
import { type Nudge, type NudgeKind, nudge } from './nudge.ts';
import { covers, leavesOf, touches } from './pauses.ts';
import { together } from './together.ts';

/** Follow-ups: what would be forgotten without somebody who keeps the diary. Never in quiet hours, on days off or bank holidays. */
const ANOTHER_DATE_DAYS = 3;
const KEEPS_DAYS = 14;
/** Nobody is asked to touch base right before they meet. */
const MEETING_NEAR_DAYS = 3;

/** `days` after `since`; from `tooLate` on it would be wrong, or when it was kept for as long as follow-ups keep. */
type Wish = {
  kind: NudgeKind;
  to: Person;
  key: string;
  meeting: Meeting | null;
  since: Instant;
  days: number;
  tooLate: Instant | null;
  because?: Nudge['because'];
};

export function followUps(facts: Facts): Nudge[] {
  return [...anotherDates(facts), ...answersAwaited(facts), ...betweenMeetings(facts)].flatMap((wish) => followUp(facts, wish));
}

/** Whoever cancelled and could not name another date is asked once more, unless one has been proposed since. */
function anotherDates(facts: Facts): Wish[] {
  return together(facts, 'cancelled').flatMap(({ key, meetings: [first, ...more], at }) => {
    const cannotSay = [first, ...more].find((meeting) => meeting.ending!.another === 'cannot-say');
    if (!cannotSay || facts.meetings.some((meeting) => meeting.proposedAt > at)) return [];
    const to = personIn(facts, cannotSay.ending!.by);
    return [
      {
        kind: 'another-date',
        to,
        key: `${key}/another-date/${to.id}`,
        meeting: cannotSay,
        since: at,
        days: ANOTHER_DATE_DAYS,
        tooLate: null,
      },
    ];
  });
}

/** Once for each proposal, and only while an answer still helps. */
function answersAwaited(facts: Facts): Wish[] {
  const ofSeries = together(facts, 'series-proposal').map(({ meetings }) => ({ asked: meetings[0].series, meetings }));
  const inSeries = ofSeries.flatMap(({ meetings }) => meetings);
  const single = facts.meetings
    .filter((meeting) => meeting.status === 'proposed' && !inSeries.includes(meeting))
    .map((meeting) => ({ asked: meeting.id, meetings: [meeting] as [Meeting] }));
  return [...ofSeries, ...single].flatMap(({ asked, meetings: [first, ...more] }) =>
    partnersOf(facts, first.proposedBy).map((to) => ({
      kind: 'answer-awaited',
      to,
      key: `${asked}/answer-awaited/${first.proposedAt}/${to.id}`,
      meeting: first,
      since: first.proposedAt,
      days: facts.programme.policy.answerDays,
      tooLate: latest(first.start, ...more.map((meeting) => meeting.start)),
    })),
  );
}

/**
 * After each meeting whose time has come: the mentee, who owns the relationship, is asked for a next date when there is none; the mentor
 * touches base when the next is still some way off. Each of them so hears of it once.
 */
function betweenMeetings(facts: Facts): Wish[] {
  const { nextDateDays, touchBaseDays } = facts.programme.policy;
  const agreed = facts.meetings
    .filter((meeting) => meeting.status !== 'proposed' && meeting.status !== 'cancelled')
    .sort((a, b) => (a.start === b.start ? (a.id < b.id ? -1 : 1) : a.start < b.start ? -1 : 1));
  const last = agreed.at(-1);
  const nextDate = last
    ? withRole(facts, 'mentee').map((to) => ({
        kind: 'next-date' as const,
        to,
        key: `${last.id}/next-date/${to.id}`,
        meeting: last,
        since: latest(endOf(last), ...attemptsSince(facts, last)),
        days: nextDateDays,
        tooLate: null,
      }))
    : [];
  const touchBase = agreed.flatMap((meeting, index) => {
    const next = agreed[index + 1];
    // Once the next is over this is long too late, and a year of meetings is not worked through again.
    if (next && next.status !== 'confirmed') return [];
    return withRole(facts, 'mentor').map((to) => ({
      kind: 'touch-base' as const,
      to,
      key: `${meeting.id}/touch-base/${to.id}`,
      meeting,
      since: endOf(meeting),
      days: touchBaseDays,
      tooLate: next ? minus(next.start, { days: MEETING_NEAR_DAYS }) : null,
    }));
  });
  return [...nextDate, ...touchBase];
}

/** A date proposed since, or cancelled, puts off the question: to when that came to nothing. */
function attemptsSince(facts: Facts, last: Meeting): Instant[] {
  return facts.meetings.flatMap(({ status, start, ending }) => {
    if (status === 'proposed') return start > last.start ? start : [];
    return ending && ending.at > last.start ? ending.at : [];
  });
}

function withRole(facts: Facts, role: 'mentor' | 'mentee'): Person[] {
  return facts.parties.filter((party) => party.role === role).map((party) => personIn(facts, party.person));
}

/**
 * Leave of either stops the clock: counting begins again with their return, so that it is gentle and nothing has piled up. The one on
 * leave can see what was held back; that the other is on leave is nobody's business, so then nothing is owed for the time being.
 */
export function followUp(facts: Facts, wish: Wish): Nudge[] {
  const { to, key, since, days } = wish;
  const dueAfter = (from: Instant) => momentForFollowUp(to, plus(from, { days }), facts.programme.jurisdiction);
  const first = dueAfter(since);
  if (first === null) return owed(facts, wish, key, plus(since, { days }), 'no-quiet-moment');
  if (to.asksForLess) return owed(facts, wish, key, first, 'asked-for-less');

  const own = leavesOf(facts, to);
  const leaves = [...own, ...partnersOf(facts, to.id).flatMap((partner) => leavesOf(facts, partner))];
  let heldBack: Instant | null = null;
  let due: Instant | null = first;
  for (let from = since; due !== null; ) {
    const until: Instant = due;
    const leave = leaves.find((one) => touches(one, from, until));
    if (!leave) break;
    if (own.some((one) => covers(one, until))) heldBack ??= until;
    if (leave.end !== null) from = leave.end;
    due = leave.end === null ? null : dueAfter(from);
  }
  return [
    ...(heldBack ? owed(facts, wish, key, heldBack, 'paused') : []),
    ...(due ? owed(facts, wish, heldBack ? `${key}/again` : key, due, null) : []),
  ];
}

function owed(
  facts: Facts,
  { kind, to, meeting, days, tooLate, because }: Wish,
  key: string,
  due: Instant,
  withheld: Nudge['withheld'],
): Nudge[] {
  const expires = tooLate ?? plus(due, { days: KEEPS_DAYS });
  if (due >= expires) return [];
  return [
    nudge({
      key,
      kind,
      to: to.id,
      mentorship: facts.mentorship.id,
      meeting: meeting?.id ?? null,
      due,
      expires,
      class: 'follow-up',
      because: { name: firstName(partnersOf(facts, to.id)[0]), ...(because ?? { days }) },
      withheld,
    }),
  ];
}
