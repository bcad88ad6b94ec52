import { type Decision, drop, put, type Refusal } from '../decision.ts';
import type { Facts } from '../facts.ts';
import { type Instant, latest, minus } from '../time.ts';
import { outcomeOf } from './attendance.ts';
import { mayBook, meetingOf, stillOn } from './booking.ts';
import type { AgendaPointId, MeetingId, PersonId } from './ids.ts';
import { type AgendaPoint, endOf, hasEnded, type Meeting } from './meeting.ts';

/** What is said around a meeting without changing when it is. */
export const MOST_POINTS = 20;
export const LATE_FROM_MINUTES = 120;

/** The same said again about the same time is said already. */
export function runningLate(facts: Facts, who: PersonId, id: MeetingId, minutes: number, now: Instant): Decision | Refusal {
  const meeting = meetingOf(facts, who, id);
  if ('refused' in meeting) return meeting;
  const no = stillOn(meeting, now);
  if (no) return no;
  if (meeting.status !== 'confirmed') return { refused: 'notYetAgreed' };
  if (now < minus(meeting.start, { minutes: LATE_FROM_MINUTES })) return { refused: 'lateTooEarly' };
  const agreed = latest(meeting.confirmedAt ?? meeting.proposedAt, meeting.restored?.at ?? meeting.proposedAt);
  const isSaid = facts.late.some((one) => one.meeting === id && one.person === who && one.minutes === minutes && one.at >= agreed);
  return { changes: isSaid ? [] : [put('runningLate', { meeting: id, person: who, minutes, at: now })] };
}

/** One person's own answer; once the answers settle it, the meeting was held or it was not. */
export function sayWhetherMet(facts: Facts, who: PersonId, id: MeetingId, met: boolean, now: Instant): Decision | Refusal {
  const meeting = meetingOf(facts, who, id);
  if ('refused' in meeting) return meeting;
  if (meeting.status === 'cancelled') return { refused: 'isOff' };
  if (meeting.status === 'proposed') return { refused: 'notYetAgreed' };
  if (!hasEnded(meeting, now)) return { refused: 'notOverYet' };
  const answer = { meeting: id, person: who, met, at: now };
  const others = facts.attendance.filter((one) => one.meeting === id && one.person !== who);
  return { changes: [put('attendance', answer), ...settled(meeting, { ...facts, attendance: [...others, answer] }, now)] };
}

/** What the answers, or three days of silence, come to by now. */
export function settle(facts: Facts, id: MeetingId, now: Instant): Decision {
  const meeting = facts.meetings.find((one) => one.id === id);
  return { changes: meeting ? settled(meeting, facts, now) : [] };
}

function settled(meeting: Meeting, facts: Facts, now: Instant) {
  if (meeting.status === 'cancelled' || meeting.status === 'proposed') return [];
  const outcome = outcomeOf(
    meeting,
    facts.attendance.filter((one) => one.meeting === meeting.id),
    now,
  );
  const status = outcome === 'held' || outcome === 'missed' ? outcome : 'confirmed';
  return status === meeting.status ? [] : [put('meeting', { ...meeting, status })];
}

export function addPoint(facts: Facts, who: PersonId, id: MeetingId, text: string, point: AgendaPointId, now: Instant): Decision | Refusal {
  const meeting = forAgenda(facts, who, id, now);
  if ('refused' in meeting) return meeting;
  return hasNoRoom(facts, id) ?? { changes: [put('agendaPoint', { id: point, ...said(who, id, now), kind: 'point', text })] };
}

/** "My actions will not be ready", said beforehand. Saying it twice is saying it once. */
export function actionsNotReady(facts: Facts, who: PersonId, id: MeetingId, point: AgendaPointId, now: Instant): Decision | Refusal {
  const meeting = forAgenda(facts, who, id, now);
  if ('refused' in meeting) return meeting;
  const isSaid = facts.agenda.some((one) => one.meeting === id && one.person === who && one.kind === 'actions-not-ready');
  return { changes: isSaid ? [] : [put('agendaPoint', { id: point, ...said(who, id, now), kind: 'actions-not-ready', text: '' })] };
}

const said = (person: PersonId, meeting: MeetingId, at: Instant) => ({ person, meeting, at, talked: false });

/** Either of the two says that they have talked about a point, or that they have not. */
export function tickPoint(facts: Facts, who: PersonId, id: AgendaPointId, talked: boolean): Decision | Refusal {
  const point = pointOf(facts, who, id);
  if ('refused' in point) return point;
  return { changes: point.talked === talked ? [] : [put('agendaPoint', { ...point, talked })] };
}

/** A point that was not talked about goes on another agenda, as its writer's still, by either of the two. */
export function carryPoint(facts: Facts, who: PersonId, id: AgendaPointId, to: MeetingId, now: Instant): Decision | Refusal {
  const point = pointOf(facts, who, id);
  if ('refused' in point) return point;
  const meeting = forAgenda(facts, who, to, now);
  if ('refused' in meeting) return meeting;
  if (point.meeting === to) return { changes: [] };
  return hasNoRoom(facts, to) ?? { changes: [put('agendaPoint', { ...point, meeting: to, talked: false })] };
}

/** Only whoever put a point on the agenda takes it off. */
export function removePoint(facts: Facts, who: PersonId, point: AgendaPointId): Decision | Refusal {
  const no = mayBook(facts, who);
  if (no) return no;
  const found = facts.agenda.find((one) => one.id === point);
  if (!found) return { refused: 'pointGone' };
  return found.person === who ? { changes: [drop('agendaPoint', found)] } : { refused: 'pointNotYours' };
}

export function changeDetails(
  facts: Facts,
  who: PersonId,
  id: MeetingId,
  details: Pick<Meeting, 'method' | 'place' | 'joinLink'>,
  now: Instant,
): Decision | Refusal {
  const meeting = meetingOf(facts, who, id);
  if ('refused' in meeting) return meeting;
  const no = stillOn(meeting, now);
  if (no) return no;
  const same = details.method === meeting.method && details.place === meeting.place && details.joinLink === meeting.joinLink;
  return { changes: same ? [] : [put('meeting', { ...meeting, ...details, sequence: meeting.sequence + 1 })] };
}

function pointOf(facts: Facts, who: PersonId, id: AgendaPointId): AgendaPoint | Refusal {
  const no = mayBook(facts, who);
  return no ?? facts.agenda.find((one) => one.id === id && one.kind === 'point') ?? { refused: 'pointGone' };
}

function hasNoRoom(facts: Facts, id: MeetingId): Refusal | null {
  const points = facts.agenda.filter((one) => one.meeting === id && one.kind === 'point');
  return points.length >= MOST_POINTS ? { refused: 'agendaFull', values: { most: MOST_POINTS } } : null;
}

function forAgenda(facts: Facts, who: PersonId, id: MeetingId, now: Instant): Meeting | Refusal {
  const meeting = meetingOf(facts, who, id);
  if ('refused' in meeting) return meeting;
  if (meeting.status === 'cancelled') return { refused: 'isOff' };
  return endOf(meeting) <= now ? { refused: 'isOver' } : meeting;
}
