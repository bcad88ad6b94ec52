import { bankHolidays } from '../domain/bank-holidays.ts';
import type { Meeting } from '../domain/meeting.ts';
import type { Person } from '../domain/person.ts';
import type { Jurisdiction } from '../domain/programme.ts';
import { isDayOff, isWaking, nextWaking, previousWakingEnd, shiftAt } from '../domain/rhythm.ts';
import { addDays, type Instant, instantOf, MINUTE, millis, minus, type WallDate, type Zone } from '../time.ts';
import { instantsOfLocal, localDate } from '../zone-clock.ts';

/** When a message may reach somebody. Everything here moves an instant out of their quiet hours, each for a different reason. */
type Sleeper = Pick<Person, 'zone' | 'rhythm'>;

/** A change to a meeting this close goes at once, whatever the hour. */
const SOON_HOURS = 24;
const BEFORE_SLEEP_MINUTES = 30;
/** Somebody without a single working day for this long gets no follow-ups at all. */
const LONGEST_REST_DAYS = 400;

/**
 * When somebody hears of what their partner did: at once when the meeting, where it was or where it is now, is within 24 hours or
 * still going on, and otherwise when they are awake. Waiting so long that it would be too late is no kindness: then also at once.
 */
export function momentForAct(
  person: Sleeper,
  at: Instant,
  meeting: Pick<Meeting, 'start' | 'movedFrom' | 'minutes'> | null,
  tooLate: Instant,
): { due: Instant; atOnce: boolean } {
  if (meeting && [meeting.start, meeting.movedFrom].some((start) => start !== null && isSoon(start, meeting.minutes, at)))
    return { due: at, atOnce: true };
  const waking = nextWaking(person, at);
  return waking < tooLate ? { due: waking, atOnce: false } : { due: at, atOnce: true };
}

function isSoon(start: Instant, minutes: number, at: Instant): boolean {
  const ahead = millis(start) - millis(at);
  return ahead <= SOON_HOURS * 60 * MINUTE && ahead > -minutes * MINUTE;
}

/** The instant itself, or, in quiet hours, half an hour before the last waking time ended (its beginning, when it was shorter). Null when there was none. */
export function orBeforeSleep(person: Sleeper, at: Instant): Instant | null {
  return isWaking(person, at) ? at : beforeSleep(person, at);
}

export function beforeSleep(person: Sleeper, quiet: Instant): Instant | null {
  const end = previousWakingEnd(person, quiet);
  return end && nextWaking(person, minus(end, { minutes: BEFORE_SLEEP_MINUTES }));
}

/**
 * The first instant from `from` on at which a follow-up may arrive: awake, on no day off and no bank holiday, nor in a night shift
 * that began on one. Null when no such day is near.
 */
export function momentForFollowUp(person: Sleeper, from: Instant, jurisdiction: Jurisdiction): Instant | null {
  const isOff = (date: WallDate) => isDayOff(person, date, bankHolidays(jurisdiction, Number(date.slice(0, 4))));
  let at = nextWaking(person, from);
  for (let rested = 0; rested < LONGEST_REST_DAYS; rested++) {
    let date = localDate(millis(at), person.zone);
    const shift = shiftAt(person, at)!;
    if (isOff(date)) {
      do {
        date = addDays(date, 1);
        rested++;
      } while (isOff(date) && rested < LONGEST_REST_DAYS);
      at = nextWaking(person, startOfDate(date, person.zone));
    } else if (shift.date !== date && isOff(shift.date)) at = nextWaking(person, shift.end);
    else return at;
  }
  return null;
}

/** The first instant of a local date. */
export function startOfDate(date: WallDate, zone: Zone): Instant {
  return instantOf(instantsOfLocal(Date.parse(`${date}T00:00:00Z`), zone).earlier);
}
