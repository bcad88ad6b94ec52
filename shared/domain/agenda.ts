import { type Decision, drop, put, type Refusal } from '../decision.ts';
import type { Facts } from '../facts.ts';
import type { Instant } from '../time.ts';
import { mayBook, meetingOf } from './booking.ts';
import type { AgendaPointId, MeetingId, PersonId } from './ids.ts';
import { type AgendaPoint, hasEnded, type Meeting } from './meeting.ts';

const MOST_POINTS = 20;

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

type Agendas = { agenda: readonly AgendaPoint[]; meetings: readonly Pick<Meeting, 'id' | 'status' | 'start' | 'minutes'>[] };

/** What was not talked about when they met last, or would have: it can go on the next agenda. Meetings as facts have them, the earliest first. */
export function pointsLeft({ agenda, meetings }: Agendas, now: Instant): AgendaPoint[] {
  const last = meetings.findLast((one) => one.status !== 'cancelled' && hasEnded(one, now));
  return agenda.filter(({ meeting, kind, talked }) => meeting === last?.id && kind === 'point' && !talked);
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
  return hasEnded(meeting, now) ? { refused: 'isOver' } : meeting;
}
