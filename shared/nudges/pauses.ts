import type { Pause, Person } from '../domain/person.ts';
import type { Facts } from '../facts.ts';
import { addDays, type Instant } from '../time.ts';
import { startOfDate } from './moments.ts';

/** Leave as instants, by its owner's own calendar. `end` null is open-ended. */
export type Leave = { start: Instant; end: Instant | null };

/** A pause ends with its last day, or when its owner comes back sooner; one that ended before it began was none. */
function leaveOf(pause: Pause, person: Pick<Person, 'zone'>): Leave | null {
  const start = startOfDate(pause.from, person.zone);
  const planned = pause.until && startOfDate(addDays(pause.until, 1), person.zone);
  const end = pause.endedAt && (planned === null || pause.endedAt < planned) ? pause.endedAt : planned;
  return end !== null && end <= start ? null : { start, end };
}

export function leavesOf({ pauses }: Pick<Facts, 'pauses'>, person: Pick<Person, 'id' | 'zone'>): Leave[] {
  return pauses.filter((pause) => pause.person === person.id).flatMap((pause) => leaveOf(pause, person) ?? []);
}

/** Whether a leave lies over `at`. */
export function covers(leave: Leave, at: Instant): boolean {
  return leave.start <= at && (leave.end === null || at < leave.end);
}

/** Whether a leave touches the time after `from`, up to and with `until`. */
export function touches(leave: Leave, from: Instant, until: Instant): boolean {
  return leave.start <= until && (leave.end === null || leave.end > from);
}
