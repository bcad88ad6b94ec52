import { may } from '../access.ts';
import { type Decision, put, type Refusal } from '../decision.ts';
import { type Facts, partyOf } from '../facts.ts';
import {
  type Fold,
  type Instant,
  instantAt,
  plus,
  type Reading,
  read,
  type TimeOfDay,
  type WallDate,
  type WallTime,
  wallTime,
  type Zone,
} from '../time.ts';
import type { MeetingId, PersonId, SeriesId } from './ids.ts';
import { endOf, isComing, type Meeting, type Recurrence, type Series } from './meeting.ts';
import { occurrences } from './series.ts';

/** In minutes, where nobody said how long and there was none before. */
export const usualMinutes = ({ programme }: Pick<Facts, 'programme'>): number => programme.policy.shortestMinutes;

/** No meeting is arranged further ahead. */
export const FARTHEST_DAYS = 731;
/** Of one pair, called off or over within the last months included: more than one a day. */
export const MOST_MEETINGS = 400;

/** What people agreed: a reading of clock and calendar, in a zone, and which one where the clocks leave a choice. */
export type AgreedTime = { at: WallTime; zone: Zone; fold: Fold; start: Instant };

/** A time as somebody said it; or what to ask, where the clocks change over it. */
export function agreedTime(said: {
  date: WallDate;
  time: TimeOfDay;
  zone: Zone;
  fold?: Fold | undefined;
}): AgreedTime | Exclude<Reading, { kind: 'once' }> {
  const at = wallTime(said.date, said.time);
  const reading = read(at, said.zone);
  if (reading.kind === 'once') return { at, zone: said.zone, fold: 'earlier', start: reading.at };
  return said.fold ? { at, zone: said.zone, fold: said.fold, start: instantAt(at, said.zone, said.fold) } : reading;
}

export type Proposal = Pick<Meeting, 'minutes' | 'method' | 'place' | 'joinLink'> & { time: AgreedTime };

/** One meeting, put to the partner. */
export function propose(facts: Facts, who: PersonId, proposal: Proposal, id: MeetingId, now: Instant): Decision | Refusal {
  const no = mayBook(facts, who) ?? mayBeAt(facts, proposal.time.start, now) ?? hasRoom(facts, 1);
  return no ?? { changes: [put('meeting', proposed(facts, who, proposal, id, now))] };
}

/** Every meeting of a series, put to the partner as one proposal. */
export function proposeSeries(
  facts: Facts,
  who: PersonId,
  proposal: Proposal,
  repeats: { recurrence: Recurrence; count: number },
  ids: { series: SeriesId; meetings: MeetingId[] },
  now: Instant,
): Decision | Refusal {
  const no = mayBook(facts, who) ?? mayBeAt(facts, proposal.time.start, now) ?? hasRoom(facts, repeats.count);
  if (no) return no;
  const { at, zone, fold } = proposal.time;
  const series: Series = { id: ids.series, mentorship: facts.mentorship.id, anchor: at, zone, fold, ...repeats };
  const meetings = occurrences(series).map((time, occurrence) => ({
    ...proposed(facts, who, { ...proposal, time: { at: time.at, zone, fold, start: time.start } }, ids.meetings[occurrence]!, now),
    series: series.id,
    occurrence,
  }));
  return { changes: [put('series', series), ...meetings.map((meeting) => put('meeting', meeting))] };
}

function proposed(facts: Facts, who: PersonId, { time, ...details }: Proposal, id: MeetingId, now: Instant): Meeting {
  return {
    id,
    mentorship: facts.mentorship.id,
    ...time,
    ...details,
    scheduleRevision: 1,
    sequence: 0,
    status: 'proposed',
    proposedBy: who,
    proposedAt: now,
    movedFrom: null,
    confirmedAt: null,
    series: null,
    occurrence: null,
    ending: null,
    restored: null,
  };
}

/** The partner agrees to the time they were shown: `s` is the schedule revision on their card. */
export function confirm(facts: Facts, who: PersonId, id: MeetingId, s: number, now: Instant): Decision | Refusal {
  const meeting = openProposal(facts, who, id, s, now);
  if ('refused' in meeting) return meeting;
  return { changes: [put('meeting', confirmed(meeting, now))] };
}

export function confirmSeries(facts: Facts, who: PersonId, id: SeriesId, now: Instant): Decision | Refusal {
  const open = openInSeries(facts, who, id, now);
  return 'refused' in open ? open : { changes: open.map((meeting) => put('meeting', confirmed(meeting, now))) };
}

function confirmed(meeting: Meeting, now: Instant): Meeting {
  return { ...meeting, status: 'confirmed', confirmedAt: now, sequence: meeting.sequence + 1, restored: null };
}

/** No reason is asked for. */
export function decline(facts: Facts, who: PersonId, id: MeetingId, s: number, now: Instant): Decision | Refusal {
  const meeting = openProposal(facts, who, id, s, now);
  if ('refused' in meeting) return meeting;
  return { changes: [put('meeting', declined(meeting, who, now))] };
}

export function declineSeries(facts: Facts, who: PersonId, id: SeriesId, now: Instant): Decision | Refusal {
  const open = openInSeries(facts, who, id, now);
  return 'refused' in open ? open : { changes: open.map((meeting) => put('meeting', declined(meeting, who, now))) };
}

function declined(meeting: Meeting, who: PersonId, now: Instant): Meeting {
  const ending = { by: who, at: now, kind: 'declined', notice: null, another: 'asked' } as const;
  return { ...meeting, status: 'cancelled', sequence: meeting.sequence + 1, ending };
}

/** Another time for a meeting agreed or proposed: from now on it is a proposal of whoever moves it. The series it belongs to stays where it is. */
export function move(
  facts: Facts,
  who: PersonId,
  id: MeetingId,
  s: number,
  time: AgreedTime & { minutes: number },
  now: Instant,
): Decision | Refusal {
  const meeting = meetingOf(facts, who, id);
  if ('refused' in meeting) return meeting;
  const no = stillAt(meeting, s) ?? stillOn(meeting, now) ?? mayBeAt(facts, time.start, now, id);
  if (no) return no;
  if (time.start === meeting.start && time.minutes === meeting.minutes && time.at === meeting.at)
    return { refused: 'sameTime', field: 'time' };
  const moved: Meeting = {
    ...meeting,
    ...time,
    scheduleRevision: meeting.scheduleRevision + 1,
    sequence: meeting.sequence + 1,
    status: 'proposed',
    proposedBy: who,
    proposedAt: now,
    movedFrom: meeting.status === 'confirmed' ? meeting.start : meeting.movedFrom,
    confirmedAt: null,
    restored: null,
  };
  return { changes: [put('meeting', moved)] };
}

/** Why somebody may not arrange meetings here; null when they may. */
export function mayBook(facts: Facts, who: PersonId): Refusal | null {
  if (may(who, 'arrange', facts)) return null;
  return { refused: partyOf(facts, who)?.invitation === 'accepted' ? 'notActive' : 'notYours' };
}

/** The meeting, for one of its parties. */
export function meetingOf(facts: Facts, who: PersonId, id: MeetingId): Meeting | Refusal {
  const no = mayBook(facts, who);
  if (no) return no;
  return facts.meetings.find((one) => one.id === id) ?? { refused: 'notYours' };
}

export function stillOn(meeting: Meeting, now: Instant): Refusal | null {
  if (meeting.status === 'cancelled') return { refused: 'isOff' };
  return isComing(meeting, now) ? null : { refused: 'isOver' };
}

export function stillAt(meeting: Meeting, s: number): Refusal | null {
  return meeting.scheduleRevision === s ? null : { refused: 'movedSince' };
}

function mayBeAt(facts: Facts, start: Instant, now: Instant, except?: MeetingId): Refusal | null {
  if (start <= now) return { refused: 'inThePast', field: 'time' };
  if (start > plus(now, { days: FARTHEST_DAYS })) return { refused: 'tooFar', field: 'date' };
  const there = facts.meetings.some((other) => other.id !== except && other.start === start && isComing(other, now));
  return there ? { refused: 'alreadyThere', field: 'time' } : null;
}

/** Every decision about a pair reads all of their meetings, so that without an end to them one person could keep everybody waiting. */
export function hasRoom(facts: Facts, more: number): Refusal | null {
  return facts.meetings.length + more > MOST_MEETINGS ? { refused: 'diaryFull', values: { most: MOST_MEETINGS } } : null;
}

function openProposal(facts: Facts, who: PersonId, id: MeetingId, s: number, now: Instant): Meeting | Refusal {
  const meeting = meetingOf(facts, who, id);
  if ('refused' in meeting) return meeting;
  const no = stillAt(meeting, s) ?? stillOn(meeting, now);
  if (no) return no;
  if (meeting.status === 'confirmed') return { refused: 'alreadyConfirmed' };
  if (meeting.proposedBy === who) return { refused: 'ownProposal' };
  return meeting.start <= now ? { refused: 'isOver' } : meeting;
}

function openInSeries(facts: Facts, who: PersonId, id: SeriesId, now: Instant): Meeting[] | Refusal {
  const no = mayBook(facts, who);
  if (no) return no;
  // One that was moved is a suggestion of its own: whoever answers the series may not have seen its new time.
  const open = facts.meetings.filter(
    (meeting) =>
      meeting.series === id &&
      meeting.scheduleRevision === 1 &&
      meeting.status === 'proposed' &&
      meeting.proposedBy !== who &&
      meeting.start > now,
  );
  return open.length > 0 ? open : { refused: 'nothingToAnswer' };
}

/** Other meetings of somebody that lie over this time. For that person's eyes only. */
export function clashing<T extends Pick<Meeting, 'id' | 'start' | 'minutes'>>(
  others: readonly T[],
  wanted: Pick<Meeting, 'id' | 'start' | 'minutes'>,
): T[] {
  return others.filter((other) => other.id !== wanted.id && other.start < endOf(wanted) && endOf(other) > wanted.start);
}

/** Where newer zone data give another instant for what was agreed. Calendars are told; the agreement itself has not changed. */
export function derived(facts: Facts, now: Instant): Decision {
  return {
    changes: facts.meetings.flatMap((meeting) => {
      const start = instantAt(meeting.at, meeting.zone, meeting.fold);
      return isComing(meeting, now) && start !== meeting.start
        ? [put('meeting', { ...meeting, start, sequence: meeting.sequence + 1 })]
        : [];
    }),
  };
}
