import {
  addDays,
  DAY,
  dateAt,
  type Instant,
  millis,
  read,
  type TimeOfDay,
  timeOf,
  type WallDate,
  type Weekday,
  wallTimeAt,
  type Zone,
} from '../time.ts';
import { dates as enGB } from './compiled/en-GB.ts';
import { localeOf, type WordLanguage, wordLanguageOf } from './languages.ts';
import { placeOf } from './places.ts';

/**
 * Days and times as a reader sees them: in their zone, in the language of the sentence around them.
 * A year is said when it is not the year of `now`; a time that the clocks show twice says which of the two it is.
 */
type Reader = { zone: Zone; language: string };

/** These words alone, so that whoever only says days does not carry all others. */
const all: Record<WordLanguage, typeof enGB> = { 'en-GB': enGB };
const datesFor = (language: string) => all[wordLanguageOf(language)];

/** "Tuesday 24 November" */
export function sayDay(at: Instant, zone: Zone, language: string, now?: Instant): string {
  return dayIn(language, millis(at), zone, now !== undefined && yearAt(at, zone) !== yearAt(now, zone));
}

/** "Tuesday 24 November", for a date that belongs to no zone. */
export function sayDate(date: WallDate, language: string, today?: WallDate): string {
  const withYear = today !== undefined && date.slice(0, 4) !== today.slice(0, 4);
  return dayIn(language, Date.parse(`${date}T12:00Z`), UTC, withYear);
}

/** "Tuesday" */
export function sayWeekday(weekday: Weekday, language: string): string {
  return formatter(localeOf(language), UTC, 'weekday').format(A_SUNDAY + weekday * DAY);
}

/** "November 2026" */
export function sayMonth(date: WallDate, language: string): string {
  return formatter(localeOf(language), UTC, 'month').format(Date.parse(`${date}T12:00Z`));
}

/** "14:00" */
export function sayTime(at: Instant, zone: Zone, language: string): string {
  const time = formatter(localeOf(language), zone, 'time').format(millis(at));
  const which = whichOfTwo(at, zone);
  return which ? datesFor(language).timeTwice({ time, which }) : time;
}

/** "14:00", for a time of day that belongs to no date. */
export function sayTimeOfDay(time: TimeOfDay, language: string): string {
  return formatter(localeOf(language), UTC, 'time').format(Date.parse(`2026-01-01T${time}Z`));
}

/** "Tuesday 24 November at 14:00" */
export function sayWhen(at: Instant, zone: Zone, language: string, now?: Instant): string {
  return datesFor(language).dayAtTime({ day: sayDay(at, zone, language, now), time: sayTime(at, zone, language) });
}

/** For after a verb: "tomorrow, Tuesday 24 November, at 14:00", "on Thursday 26 November at 10:00". */
export function sayOnWhen(at: Instant, zone: Zone, language: string, now: Instant): string {
  const dates = datesFor(language);
  const near = nearness(at, zone, now);
  const said = { day: sayDay(at, zone, language, now), time: sayTime(at, zone, language) };
  return near ? dates.nearDayAtTime({ near, ...said }) : dates.onDayAtTime(said);
}

/** Where a few words must do: "today at 14:00", "tomorrow at 14:00", "Thursday 26 November at 10:00". */
export function sayNear(at: Instant, zone: Zone, language: string, now: Instant): string {
  const near = nearness(at, zone, now);
  return near ? datesFor(language).nearAtTime({ near, time: sayTime(at, zone, language) }) : sayWhen(at, zone, language, now);
}

/**
 * A time for its reader, and what the partner's clock shows then: `other` is null while both clocks agree,
 * "19:30 in Kolkata" when they differ, and has its day too when that is another one.
 */
export function sayBoth(at: Instant, reader: Reader, partnerZone: Zone, now?: Instant): { text: string; other: string | null } {
  const { zone, language } = reader;
  return { text: sayWhen(at, zone, language, now), other: sayElsewhere(at, reader, partnerZone, now) };
}

/** {@link sayBoth} in one line: "Tuesday 24 November at 14:00 for you, 19:30 in Kolkata". */
export function sayForBoth(at: Instant, reader: Reader, partnerZone: Zone, now?: Instant): string {
  const { text, other } = sayBoth(at, reader, partnerZone, now);
  return other === null ? text : datesFor(reader.language).forBoth({ mine: text, theirs: other });
}

/** "1 hour 30 minutes" */
export function sayLength(minutes: number, language: string): string {
  const dates = datesFor(language);
  const hours = Math.trunc(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return dates.minutes({ minutes });
  return rest === 0 ? dates.hours({ hours }) : dates.hoursAndMinutes({ hours, minutes: rest });
}

function sayElsewhere(at: Instant, { zone, language }: Reader, elsewhere: Zone, now?: Instant): string | null {
  const here = wallTimeAt(at, zone);
  const there = wallTimeAt(at, elsewhere);
  if (here === there) return null;
  const dates = datesFor(language);
  const time = sayTime(at, elsewhere, language);
  const place = placeOf(elsewhere);
  if (here.slice(0, 10) === there.slice(0, 10)) return dates.timeInPlace({ time, place });
  return dates.dayAtTimeInPlace({ day: sayDay(at, elsewhere, language, now), time, place });
}

function nearness(at: Instant, zone: Zone, now: Instant): 'today' | 'tomorrow' | null {
  const today = dateAt(now, zone);
  const day = dateAt(at, zone);
  if (day === today) return 'today';
  return day === addDays(today, 1) ? 'tomorrow' : null;
}

function whichOfTwo(at: Instant, zone: Zone): 'earlier' | 'later' | null {
  const wall = wallTimeAt(at, zone);
  const reading = clocksMayChange(timeOf(wall)) ? read(wall, zone) : null;
  if (reading?.kind !== 'twice') return null;
  return millis(at) < millis(reading.later) ? 'earlier' : 'later';
}

/** Clocks go back at night (earliest on Easter Island, at 22:00); by day the question need not be asked, and it would be for every time shown. */
function clocksMayChange(time: TimeOfDay): boolean {
  return time < '04:00' || time >= '21:00';
}

function dayIn(language: string, at: number, zone: Zone, withYear: boolean): string {
  const locale = localeOf(language);
  const day = formatter(locale, zone, 'day').format(at);
  return withYear ? datesFor(language).dayWithYear({ day, year: formatter(locale, zone, 'year').format(at) }) : day;
}

function yearAt(at: Instant, zone: Zone): string {
  return dateAt(at, zone).slice(0, 4);
}

const UTC = 'UTC' as Zone;
const A_SUNDAY = Date.parse('2026-11-22T12:00Z');
const styles = {
  day: { weekday: 'long', day: 'numeric', month: 'long' },
  year: { year: 'numeric' },
  weekday: { weekday: 'long' },
  month: { month: 'long', year: 'numeric' },
  time: { timeStyle: 'short' },
} satisfies Record<string, Intl.DateTimeFormatOptions>;

/** Making a formatter costs a hundred times what using it does. There are a few hundred zones and three styles, so it may keep them all. */
const formatters = new Map<string, Intl.DateTimeFormat>();
function formatter(locale: string, timeZone: Zone, style: keyof typeof styles): Intl.DateTimeFormat {
  const key = `${locale} ${timeZone} ${style}`;
  const known = formatters.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(locale, { ...styles[style], timeZone });
  formatters.set(key, made);
  return made;
}
