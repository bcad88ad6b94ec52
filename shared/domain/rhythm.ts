import { DAY, type Instant, instantOf, MINUTE, millis, type Span, type TimeOfDay, type WallDate, type Weekday } from '../time.ts';
import { instantsOfLocal, localDay } from '../zone-clock.ts';
import type { Person, RhythmException, WakingHours } from './person.ts';

/**
 * When somebody is happy to hear from Cairn. Where clocks change the quieter reading is taken: waking time starts at the later
 * and ends at the earlier of two instants with the same reading, and a skipped reading counts as the change itself.
 */
type Sleeper = Pick<Person, 'zone' | 'rhythm'>;
/** Milliseconds. `day` is the local date on which the window opens, in days since 1970-01-01. */
type Window = { start: number; end: number; day: number };

/** Nobody is quiet for longer: every weekday has waking hours, and at worst one of them vanishes in a clock change. */
const LONGEST_QUIET_DAYS = 4;
const LONGEST_LOOK_BACK_DAYS = 400;

/**
 * Waking time between two instants, clipped to them, sorted, with touching windows merged. What opens on a date that is left out is
 * left out whole: a night worker's early Saturday is Friday's.
 */
export function wakingSpans(person: Sleeper, from: Instant, until: Instant, isLeftOut: (date: WallDate) => boolean = () => false): Span[] {
  const low = millis(from);
  const high = millis(until);
  return merged(windows(person, low, high).filter(({ day }) => !isLeftOut(dateOfDay(day))))
    .map(({ start, end }) => ({ start: Math.max(start, low), end: Math.min(end, high) }))
    .filter(({ start, end }) => start < end)
    .map(({ start, end }) => ({ start: instantOf(start), end: instantOf(end) }));
}

/** A window's first instant is waking, its last is not. */
export function isWaking(person: Sleeper, at: Instant): boolean {
  return windowAt(person, millis(at)) !== undefined;
}

/** The instant itself when it is waking, otherwise the first that is. */
export function nextWaking(person: Sleeper, at: Instant): Instant {
  const ms = millis(at);
  const next = windows(person, ms, ms + LONGEST_QUIET_DAYS * DAY)
    .filter(({ end }) => end > ms)
    .reduce((best, { start }) => Math.min(best, start), Number.POSITIVE_INFINITY);
  if (next === Number.POSITIVE_INFINITY) throw new Error(`no waking time within ${LONGEST_QUIET_DAYS} days of ${at}`);
  return next <= ms ? at : instantOf(next);
}

/** When waking time last ended, at or before the instant; null for somebody who has been awake round the clock for a year. */
export function previousWakingEnd(person: Sleeper, at: Instant): Instant | null {
  const ms = millis(at);
  for (let days = LONGEST_QUIET_DAYS; days <= LONGEST_LOOK_BACK_DAYS; days *= 4) {
    const ended = merged(windows(person, ms - days * DAY, ms)).filter(({ end }) => end <= ms);
    const last = ended.at(-1);
    if (last) return instantOf(last.end);
  }
  return null;
}

/** Whether follow-ups keep off this date, read by the person's own calendar. An exception outranks weekdays and bank holidays. */
export function isDayOff(person: Pick<Person, 'rhythm'>, date: WallDate, holidays: readonly WallDate[]): boolean {
  const exception = exceptionFor(person.rhythm.exceptions, date, (one) => one.off !== null);
  if (exception) return exception.off === true;
  return person.rhythm.daysOff.includes(weekdayOfDay(Date.parse(date) / DAY)) || holidays.includes(date);
}

/**
 * The waking window an instant falls in: the date it opened on, and when it ends. For a night worker 02:00 on Saturday is still
 * Friday's shift.
 */
export function shiftAt(person: Sleeper, at: Instant): { date: WallDate; end: Instant } | null {
  const window = windowAt(person, millis(at));
  return window ? { date: dateOfDay(window.day), end: instantOf(window.end) } : null;
}

function windowAt(person: Sleeper, ms: number): Window | undefined {
  return windows(person, ms, ms).find(({ start, end }) => start <= ms && ms < end);
}

/** Every day's window that may touch the two instants, one a day, unmerged and unclipped. */
function windows(person: Sleeper, from: number, until: number): Window[] {
  const found: Window[] = [];
  const last = localDay(until, person.zone);
  for (let day = localDay(from, person.zone) - 1; day <= last; day++) {
    const { from: opens, to: closes } = hoursOn(person, day);
    const open = minutesOf(opens);
    const close = minutesOf(closes);
    const start = instantsOfLocal(day * DAY + open * MINUTE, person.zone).later;
    const ends = instantsOfLocal((close > open ? day : day + 1) * DAY + close * MINUTE, person.zone);
    const end = ends.earlier > start ? ends.earlier : ends.later;
    if (end > start) found.push({ start, end, day });
  }
  return found;
}

function merged(all: Window[]): Window[] {
  const result: Window[] = [];
  for (const window of all.sort((a, b) => a.start - b.start)) {
    const before = result.at(-1);
    if (before && window.start <= before.end) before.end = Math.max(before.end, window.end);
    else result.push({ ...window });
  }
  return result;
}

function hoursOn(person: Sleeper, day: number): WakingHours {
  const { exceptions, waking } = person.rhythm;
  const usual = waking[weekdayOfDay(day) - 1]!;
  if (exceptions.length === 0) return usual;
  return exceptionFor(exceptions, dateOfDay(day), (one) => one.waking !== null)?.waking ?? usual;
}

/** The one added last wins. */
function exceptionFor(all: RhythmException[], date: WallDate, says: (one: RhythmException) => boolean): RhythmException | undefined {
  return all.findLast((one) => one.from <= date && date <= one.until && says(one));
}

/** 1970-01-01 was a Thursday. Plain arithmetic, because this is asked for every message. */
function weekdayOfDay(day: number): Weekday {
  return (((((day + 3) % 7) + 7) % 7) + 1) as Weekday;
}

function dateOfDay(day: number): WallDate {
  return instantOf(day * DAY).slice(0, 10) as WallDate;
}

function minutesOf(time: TimeOfDay): number {
  const digit = (at: number) => time.charCodeAt(at) - 48;
  return (digit(0) * 10 + digit(1)) * 60 + digit(3) * 10 + digit(4);
}
