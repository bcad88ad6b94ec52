import { type Decision, put, type Refusal } from '../decision.ts';
import { dateAt, type Instant, type WallDate } from '../time.ts';
import type { PauseId } from './ids.ts';
import type { Meeting } from './meeting.ts';
import type { Pause, Person } from './person.ts';

/** Leave, as dates of somebody's own calendar, both included. Nobody asks why. */
type Dates = Pick<Pause, 'from' | 'until'>;

/** Somebody's leave that is not over and not taken back. */
export function standing(pauses: readonly Pause[], today: WallDate): Pause[] {
  return pauses.filter((one) => one.endedAt === null && (one.until === null || one.until >= today));
}

/** The leave that a date falls in. */
export function pauseOn(pauses: readonly Pause[], date: WallDate): Pause | null {
  return pauses.find((one) => one.endedAt === null && covers(one, date)) ?? null;
}

function covers({ from, until }: Dates, date: WallDate): boolean {
  return from <= date && (until === null || date <= until);
}

/** `pauses` are the person's own. */
export function startPause(
  person: Pick<Person, 'id' | 'zone'>,
  pauses: readonly Pause[],
  wish: Dates,
  id: PauseId,
  now: Instant,
): Decision | Refusal<'leaveReversed' | 'leaveOver' | 'leaveOverlaps'> {
  const today = dateAt(now, person.zone);
  if (wish.until !== null && wish.until < wish.from) return { refused: 'leaveReversed', field: 'until' };
  if (wish.until !== null && wish.until < today) return { refused: 'leaveOver', field: 'until' };
  const overlap = standing(pauses, today).some(
    (one) => (wish.until === null || one.from <= wish.until) && (one.until === null || wish.from <= one.until),
  );
  if (overlap) return { refused: 'leaveOverlaps', field: 'from' };
  return { changes: [put('pause', { id, person: person.id, from: wish.from, until: wish.until, endedAt: null })] };
}

/** Ends the leave somebody is on, otherwise takes back the next one. */
export function endPause(
  person: Pick<Person, 'id' | 'zone'>,
  pauses: readonly Pause[],
  now: Instant,
): (Decision & { ended: Pause }) | Refusal<'notOnLeave'> {
  const today = dateAt(now, person.zone);
  const next = standing(pauses, today).sort((a, b) => (a.from < b.from ? -1 : 1))[0];
  const pause = pauseOn(pauses, today) ?? next;
  return pause ? { ended: pause, changes: [put('pause', { ...pause, endedAt: now })] } : { refused: 'notOnLeave' };
}

/** Whether an agreed meeting still to come falls into leave, by the calendar of whoever goes. */
export function isWithinLeave(meeting: Pick<Meeting, 'status' | 'start'>, dates: Dates, zone: Person['zone'], now: Instant): boolean {
  return meeting.status === 'confirmed' && meeting.start > now && covers(dates, dateAt(meeting.start, zone));
}
