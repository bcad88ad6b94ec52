import { bankHolidays } from '../../shared/domain/bank-holidays.ts';
import type { Meeting } from '../../shared/domain/meeting.ts';
import type { Person } from '../../shared/domain/person.ts';
import { isDayOff } from '../../shared/domain/rhythm.ts';
import { type Facts, personIn } from '../../shared/facts.ts';
import type { Nudge } from '../../shared/nudges.ts';
import { HOUR, type Instant, instantOf, MINUTE, millis, type WallDate } from '../../shared/time.ts';
import { clockReading, comesTwice, wakingByClock } from './wall-clock.ts';

/** What the nudge rules promise, judged without them. */
export const QUARTER = 15 * MINUTE;

/** Null for what goes to coordinators, whose days facts do not know. */
export function readerOf(all: Facts, { to }: Nudge): Person | null {
  return typeof to === 'string' ? personIn(all, to) : null;
}

export function meetingOf(all: Facts, nudge: Nudge): Meeting | undefined {
  return all.meetings.find((one) => one.id === nudge.meeting);
}

export function isQuiet(person: Person, at: Instant): boolean {
  return !wakingByClock(person, millis(at));
}

/** Quiet, or an hour that comes twice when clocks are put back, of which the quieter reading may be taken. */
export function mayRest(person: Person, at: Instant): boolean {
  return isQuiet(person, at) || comesTwice(millis(at), person.zone);
}

/** The stated exceptions: a change within 24 hours, one that could not wait, a reminder of a meeting that itself is in quiet hours. */
export function mayDisturb(all: Facts, nudge: Nudge, person: Person, at: Instant): boolean {
  const meeting = meetingOf(all, nudge);
  if (!meeting) return false;
  if (nudge.kind === 'reminder') return mayRest(person, meeting.start);
  if (nudge.class !== 'act') return false;
  const near = [meeting.start, meeting.movedFrom].some((start) => {
    const ahead = start === null ? Number.NaN : millis(start) - millis(at);
    return ahead <= 24 * HOUR && ahead > -meeting.minutes * MINUTE;
  });
  return near || quarters(at, nudge.expires).every((quarter) => mayRest(person, quarter));
}

/** Neither a day off nor a bank holiday, by the date on the wall. */
export function isFree(all: Facts, person: Person, at: Instant): boolean {
  const date = clockReading(millis(at), person.zone).date as WallDate;
  return !isDayOff(person, date, bankHolidays(all.programme.jurisdiction, Number(date.slice(0, 4))));
}

/** Every quarter of an hour from one instant to another: random days begin and end on them. Three weeks of them at most. */
export function quarters(from: Instant, until: Instant): Instant[] {
  const first = Math.ceil(millis(from) / QUARTER) * QUARTER;
  const count = Math.max(0, Math.ceil((millis(until) - first) / QUARTER));
  return Array.from({ length: Math.min(count, 21 * 96) }, (_, index) => instantOf(first + index * QUARTER));
}
