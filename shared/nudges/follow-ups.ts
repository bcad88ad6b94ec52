import { endOf, type Meeting } from '../domain/meeting.ts';
import type { Person } from '../domain/person.ts';
import { type Facts, partnersOf, personIn } from '../facts.ts';
import { DAY, dateAt, type Instant, latest, millis, minus, plus } from '../time.ts';
import { followUp, type Wish } from './follow-up.ts';
import { isAsked, logWishes, logWishOf, momentOf } from './log-asks.ts';
import type { Nudge } from './nudge.ts';
import { together } from './together.ts';

/** Follow-ups: what would be forgotten without somebody who keeps the diary. Never in quiet hours, on days off or bank holidays. */
const ANOTHER_DATE_DAYS = 3;
/** Nobody is asked to touch base right before they meet. */
const MEETING_NEAR_DAYS = 3;

export function followUps(facts: Facts): Nudge[] {
  return [...anotherDates(facts), ...answersAwaited(facts), ...logWishes(facts), ...betweenMeetings(facts)].flatMap((wish) =>
    followUp(facts, wish),
  );
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
 * touches base when the next is still some way off. Each of them so hears of it once, and not of the log besides: a next date is asked for
 * together with it, and whoever was asked about the log, or has noted a word with the other since, has no need to touch base.
 */
function betweenMeetings(facts: Facts): Wish[] {
  const { nextDateDays, touchBaseDays } = facts.programme.policy;
  const agreed = facts.meetings
    .filter((meeting) => meeting.status !== 'proposed' && meeting.status !== 'cancelled')
    .sort((a, b) => (a.start === b.start ? (a.id < b.id ? -1 : 1) : a.start < b.start ? -1 : 1));
  const last = agreed.at(-1);
  const nextDate = last ? withRole(facts, 'mentee').map((to) => nextDateOf(facts, last, to, nextDateDays)) : [];
  const touchBase = agreed.flatMap((meeting, index) => {
    const next = agreed[index + 1];
    // Once the next is over this is long too late, and a year of meetings is not worked through again.
    if (next && next.status !== 'confirmed') return [];
    const mentors = withRole(facts, 'mentor').filter((to) => !isAsked(facts, meeting, to) && !hasBeenInTouch(facts, meeting, to));
    return mentors.map((to) => ({
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

function nextDateOf(facts: Facts, last: Meeting, to: Person, days: number): Wish {
  const since = latest(endOf(last), ...attemptsSince(facts, last));
  const wish = { kind: 'next-date', to, key: `${last.id}/next-date/${to.id}`, meeting: last, tooLate: null } as const;
  const asked = logWishOf(facts, last, to);
  const moment = asked && momentOf(asked);
  if (!moment || moment <= since || moment >= plus(since, { days })) return { ...wish, since, days };
  return { ...wish, since: asked.since, days: asked.days, said: Math.max(1, Math.round((millis(moment) - millis(since)) / DAY)) };
}

function hasBeenInTouch(facts: Facts, meeting: Meeting, { id, zone }: Person): boolean {
  const end = endOf(meeting);
  return facts.contacts.some((one) => one.person === id && one.at > end && one.on >= dateAt(end, zone));
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
