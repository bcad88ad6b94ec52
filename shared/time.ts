import * as z from 'zod/mini';

/**
 * Time behind a few names. An Instant is UTC text with exactly three decimals and `Z`, so that text order is time order
 * in JavaScript, SQLite and PostgreSQL alike; a WallTime is what people agreed ("Tuesday 14:00") and means something only with a Zone.
 */
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const WALL_TIME = /^\d{4}-\d\d-\d\dT([01]\d|2[0-3]):[0-5]\d$/;
const WALL_DATE = /^\d{4}-\d\d-\d\d$/;
const TIME_OF_DAY = /^([01]\d|2[0-3]):[0-5]\d$/;

export const Instant = z.string().check(z.regex(INSTANT)).brand<'Instant'>();
export type Instant = z.infer<typeof Instant>;

/** `YYYY-MM-DDTHH:MM`, a clock and calendar reading without a zone. */
export const WallTime = z.string().check(z.regex(WALL_TIME), z.refine(isRealDate)).brand<'WallTime'>();
export type WallTime = z.infer<typeof WallTime>;

/** `YYYY-MM-DD` */
export const WallDate = z.string().check(z.regex(WALL_DATE), z.refine(isRealDate)).brand<'WallDate'>();
export type WallDate = z.infer<typeof WallDate>;

/** `HH:MM`, 24 hours. */
export const TimeOfDay = z.string().check(z.regex(TIME_OF_DAY)).brand<'TimeOfDay'>();
export type TimeOfDay = z.infer<typeof TimeOfDay>;

/** An IANA zone name that this runtime knows, such as `Europe/London`. Offsets such as `+01:00` are refused: they know no clock change. */
export const Zone = z.string().check(z.refine(isZone)).brand<'Zone'>();
export type Zone = z.infer<typeof Zone>;

/** Which of two instants is meant when a wall time happens twice, or on which side a skipped one falls. */
export const Fold = z.enum(['earlier', 'later']);
export type Fold = z.infer<typeof Fold>;

/** 1 Monday … 7 Sunday. */
export const Weekday = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5), z.literal(6), z.literal(7)]);
export type Weekday = z.infer<typeof Weekday>;

export type Span = { start: Instant; end: Instant };

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

export function instantOf(milliseconds: number): Instant {
  return new Date(milliseconds).toISOString() as Instant;
}

export function millis(at: Instant): number {
  return Date.parse(at);
}

/** Elapsed time: 24 hours later is 24 hours later, also across a clock change. */
export function plus(at: Instant, elapsed: { days?: number; hours?: number; minutes?: number; seconds?: number }): Instant {
  const { days = 0, hours = 0, minutes = 0, seconds = 0 } = elapsed;
  return instantOf(millis(at) + days * DAY + hours * HOUR + minutes * MINUTE + seconds * 1000);
}

export function minus(at: Instant, elapsed: { days?: number; hours?: number; minutes?: number; seconds?: number }): Instant {
  const { days = 0, hours = 0, minutes = 0, seconds = 0 } = elapsed;
  return plus(at, { days: -days, hours: -hours, minutes: -minutes, seconds: -seconds });
}

/** Elapsed hours from `from` to `to`; negative when `to` is earlier. */
export function hoursBetween(from: Instant, to: Instant): number {
  return (millis(to) - millis(from)) / HOUR;
}

export function minutesBetween(from: Instant, to: Instant): number {
  return (millis(to) - millis(from)) / MINUTE;
}

export function earliest(a: Instant, ...others: Instant[]): Instant {
  return others.reduce((best, next) => (next < best ? next : best), a);
}

export function latest(a: Instant, ...others: Instant[]): Instant {
  return others.reduce((best, next) => (next > best ? next : best), a);
}

export type Reading =
  | { kind: 'once'; at: Instant }
  | { kind: 'twice'; earlier: Instant; later: Instant }
  | { kind: 'skipped'; earlier: Instant; later: Instant };

/** What a wall time means in a zone: one instant; two, when the clocks go back; none, when they go forward (then the instants on either side). */
export function read(at: WallTime, zone: Zone): Reading {
  const plain = Temporal.PlainDateTime.from(at);
  const earlier = plain.toZonedDateTime(zone, { disambiguation: 'earlier' });
  const later = plain.toZonedDateTime(zone, { disambiguation: 'later' });
  if (earlier.epochMilliseconds === later.epochMilliseconds) return { kind: 'once', at: instantOf(earlier.epochMilliseconds) };
  const kind = earlier.toPlainDateTime().equals(plain) ? 'twice' : 'skipped';
  return { kind, earlier: instantOf(earlier.epochMilliseconds), later: instantOf(later.epochMilliseconds) };
}

/** The instant of a wall time; `fold` decides where {@link read} leaves a choice. */
export function instantAt(at: WallTime, zone: Zone, fold: Fold = 'earlier'): Instant {
  const plain = Temporal.PlainDateTime.from(at);
  return instantOf(plain.toZonedDateTime(zone, { disambiguation: fold }).epochMilliseconds);
}

export function wallTimeAt(at: Instant, zone: Zone): WallTime {
  const key = `${at} ${zone}`;
  const known = readings.get(key);
  if (known) return known;
  const reading = zoned(at, zone).toPlainDateTime().toString({ smallestUnit: 'minute' }) as WallTime;
  if (readings.size >= MOST_READINGS) readings.clear();
  readings.set(key, reading);
  return reading;
}

/** One message asks for the same few readings many times over, and asking Temporal costs a hundred times what looking one up does. */
const readings = new Map<string, WallTime>();
const MOST_READINGS = 2_000;

export function dateAt(at: Instant, zone: Zone): WallDate {
  return dateOf(wallTimeAt(at, zone));
}

export function dateOf(at: WallTime): WallDate {
  return at.slice(0, 10) as WallDate;
}

export function timeOf(at: WallTime): TimeOfDay {
  return at.slice(11) as TimeOfDay;
}

export function wallTime(date: WallDate, time: TimeOfDay): WallTime {
  return `${date}T${time}` as WallTime;
}

export function addDays(date: WallDate, days: number): WallDate {
  return Temporal.PlainDate.from(date).add({ days }).toString() as WallDate;
}

/** The 31st of a month that has none is its last day. */
export function addMonths(date: WallDate, months: number): WallDate {
  return Temporal.PlainDate.from(date).add({ months }).toString() as WallDate;
}

/** Whole days from one date to another, by the calendar. */
export function daysBetween(from: WallDate, to: WallDate): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to)).days;
}

export function weekdayOf(date: WallDate): Weekday {
  return Temporal.PlainDate.from(date).dayOfWeek as Weekday;
}

function zoned(at: Instant, zone: Zone): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(millis(at)).toZonedDateTimeISO(zone);
}

function isRealDate(text: string): boolean {
  try {
    Temporal.PlainDate.from(text.slice(0, 10), { overflow: 'reject' });
    return true;
  } catch {
    return false;
  }
}

/** Every intent and many rows name zones, always the same few, and asking Intl costs a hundred times what looking one up does. */
const zones = new Set<string>();
const MOST_ZONES = 2_000;

function isZone(name: string): boolean {
  if (zones.has(name)) return true;
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en-GB', { timeZone: name });
    if (zones.size < MOST_ZONES) zones.add(name);
    return true;
  } catch {
    return false;
  }
}
