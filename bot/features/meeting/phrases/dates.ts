import { GB } from 'chrono-node/en';
import { nthWeekdayOf } from '../../../../shared/domain/series.ts';
import { addDays, daysBetween, type WallDate, type Weekday, weekdayOf } from '../../../../shared/time.ts';
import { MONTH, monthNumber, type Phrase, WEEKDAY, weekdayNumber } from './phrase.ts';
import type { Readings, Wrong } from './why.ts';

/** A weekday alone is a date when nothing else is said, and a check of what else is said. */
export type DatesSaid = { dates: (Readings<WallDate> | Wrong)[]; weekdays: Weekday[] };

const YEAR = String.raw`(20\d\d|\d\d)`;
const numeric = {
  iso: /(?<![\d/.-])(20\d\d)-(\d\d?)-(\d\d?)(?![\d/-])/,
  slashed: new RegExp(String.raw`(?<![\d/.:-])(\d{1,2})/(\d{1,2})(?:/${YEAR})?(?![\d/])`),
  dotted: new RegExp(String.raw`(?<![\d/.:-])(\d{1,2})([.-])(\d{1,2})(?:\2${YEAR}|(?<=\.\d{1,2})\.(?= |$))(?![\d/])`),
};
const NTH_IN_MONTH = new RegExp(
  `\\b(?:the )?(1st|2nd|3rd|4th|last) (${WEEKDAY}) (?:of|in) (?:(${MONTH})(?:,? (20\\d\\d))?|(next|this) month)\\b`,
  'i',
);
const WEEKS_ON = new RegExp(`\\b(?:(a|\\d{1,2}) )?weeks? (?:on |from |after )?(${WEEKDAY})\\b`, 'i');
const WEEKDAY_WEEK = new RegExp(`\\b(${WEEKDAY}),? (?:(a|\\d) )?weeks?\\b(?! (?:today|tomorrow))`, 'i');
const IN_WEEKS = new RegExp(`\\b(?:in (a|\\d{1,2}) weeks?,? (?:on )?(${WEEKDAY})|(${WEEKDAY}),? in (a|\\d{1,2}) weeks?)\\b`, 'i');
const WHOLE_WEEK = '(next week|this week|(?:the )?week after next)';
const IN_THE_WEEK = new RegExp(`\\b(?:${WHOLE_WEEK},? (?:on )?(${WEEKDAY})|(${WEEKDAY}),? (?:of |in )?${WHOLE_WEEK})\\b`, 'i');
const NAMED = new RegExp(`\\b(this coming|coming|this|next|last) (${WEEKDAY})\\b`, 'i');
const WEEKS_FROM_DAY = /\b(?:(a|\d{1,2}) )?weeks? (?:from )?(today|tomorrow)\b|\b(today|tomorrow) (?:(\d{1,2}) )?weeks?\b/i;
const DAY_WORD = /\b(?:(?:the )?day after tomorrow|today|tomorrow|tmrw|tmr|yesterday)\b/i;
const DAY_OF_MONTH = new RegExp(
  `\\b(?:the )?(\\d{1,2})(?:st|nd|rd|th)\\b(?! (?:of )?${MONTH}\\b| (?:of|in) (?:next|this|the|every|each) )`,
  'i',
);
/** "Wed 25 at 10": a number between a weekday and a time is a day; "Weds 10" is a time. */
const WEEKDAY_AND_DAY = new RegExp(
  `\\b(${WEEKDAY}),? (\\d{1,2})(?=,? (?:at|from) (?:\\d|noon|midday|half|quarter)|,? \\d{1,2}(?:[:.]\\d\\d| ?[ap]m))`,
  'i',
);
const BARE_WEEKDAY = new RegExp(`\\b(${WEEKDAY})\\b\\.?`, 'i');
const MONTH_DATE = new RegExp(
  `\\b(?:the )?(\\d{1,2})(?:st|nd|rd|th)?(?: of)? (${MONTH})\\b\\.?(?:,? (20\\d\\d|'?\\d\\d)(?! (?:of )?${MONTH}))?(?! ?[ap]m|[:.]\\d)`,
  'i',
);

export function takeDates(phrase: Phrase, today: WallDate): DatesSaid {
  const dates: DatesSaid['dates'] = [];
  const hear = (found: RegExpExecArray | null, read: (found: RegExpExecArray) => Readings<WallDate> | Wrong) => {
    if (found) dates.push(read(found));
  };
  for (const found of phrase.takeAll(numeric.iso)) dates.push(onTheCalendar(found[0], found[1]!, found[2]!, found[3]!));
  for (const found of phrase.takeAll(numeric.slashed)) dates.push(dayAndMonth(found[0], found[1]!, found[2]!, found[3], today));
  for (const found of phrase.takeAll(numeric.dotted)) dates.push(dayAndMonth(found[0], found[1]!, found[3]!, found[4], today));
  hear(phrase.take(NTH_IN_MONTH), (found) => nthInMonth(found, today));
  hear(phrase.take(IN_WEEKS), (found) => inWeeks(weeks(found[1] ?? found[4]), weekdayNumber(found[2] ?? found[3]!), today));
  hear(phrase.take(IN_THE_WEEK), (found) =>
    certain(inWeek((found[1] ?? found[4])!.toLowerCase(), weekdayNumber(found[2] ?? found[3]!), today)),
  );
  hear(phrase.take(WEEKS_ON), (found) => weeksOn(weeks(found[1]), weekdayNumber(found[2]!), today));
  hear(phrase.take(WEEKDAY_WEEK), (found) => weeksOn(weeks(found[2]), weekdayNumber(found[1]!), today));
  for (const found of phrase.takeAll(NAMED)) dates.push(named(found[1]!.toLowerCase(), weekdayNumber(found[2]!), today));
  hear(phrase.take(WEEKS_FROM_DAY), (found) => {
    const tomorrow = /tomorrow/i.test(found[0]) ? 1 : 0;
    return certain(addDays(today, tomorrow + 7 * weeks(found[1] ?? found[4])));
  });
  for (const [word] of phrase.takeAll(DAY_WORD)) dates.push(certain(addDays(today, daysAway(word.toLowerCase()))));
  const numbered = phrase.takeAll(WEEKDAY_AND_DAY);
  const weekdays = [...numbered, ...phrase.takeAll(BARE_WEEKDAY)].map((found) => weekdayNumber(found[1]!));
  for (const found of numbered) dates.push(dayOfMonth(found[0], Number(found[2]), weekdays, today));
  for (const found of phrase.takeAll(DAY_OF_MONTH)) dates.push(dayOfMonth(found[0], Number(found[1]), weekdays, today));
  return { dates, weekdays };
}

/** What chrono is right about: days with a month's name, and counted days. Taken last, so that nothing but the date is left to read. */
export function takeWrittenDates(phrase: Phrase, today: WallDate): (Readings<WallDate> | Wrong)[] {
  const counted = phrase
    .takeAll(/\b(?:in )?\d{1,3} (?:days?|weeks?)(?: from now)?\b|\b(?:in )?a week from now\b|\bin a week\b/i)
    .map((found) => readByChrono(found[0].replace(/^(?:in )?(.*?)(?: from now)?$/i, 'in $1'), today));
  const written = phrase.takeAll(MONTH_DATE).map(([said, day, month, year]) => {
    const inYear = (y: number) => readByChrono(`${day} ${month} ${y}`, today, said);
    const thisYear = Number(today.slice(0, 4));
    return year ? inYear(fullYear(year.replace("'", ''))) : comingOf(inYear(thisYear), inYear(thisYear + 1), today);
  });
  return [...counted, ...written];
}

/** The first date from `today` on which some weekday falls; today itself counts. */
export function comingWeekday(weekday: Weekday, today: WallDate): WallDate {
  return addDays(today, (weekday - weekdayOf(today) + 7) % 7);
}

/** A weekday on its own: the coming one. Said on that very day it may be today or in a week. */
export function bareWeekday(weekday: Weekday, today: WallDate): Readings<WallDate> {
  const coming = comingWeekday(weekday, today);
  return coming === today ? { readings: [today, addDays(today, 7)], why: 'todayOrNextWeek' } : certain(coming);
}

/** Chrono is asked for its components, never for an instant, and believed only when it has read every word and knows day and month for sure. */
function readByChrono(text: string, today: WallDate, said = text): Readings<WallDate> | Wrong {
  const [result, another] = GB.parse(text, { instant: new Date(`${today}T12:00:00Z`), timezone: 0 });
  const start = result?.start;
  const sure =
    start?.isCertain('day') && start.isCertain('month') && !start.isCertain('hour') && !another && result?.text === text && !result.end;
  if (!start || !sure) return { wrong: 'notADate', said };
  return certain(`${start.get('year')}-${two(start.get('month')!)}-${two(start.get('day')!)}` as WallDate);
}

function onTheCalendar(said: string, year: string | number, month: string | number, day: string | number): Readings<WallDate> | Wrong {
  const date = `${year}-${two(month)}-${two(day)}`;
  const real = new Date(`${date}T12:00:00Z`);
  return !Number.isNaN(real.getTime()) && real.toISOString().startsWith(date) ? certain(date as WallDate) : { wrong: 'notADate', said };
}

function dayAndMonth(said: string, day: string, month: string, year: string | undefined, today: WallDate): Readings<WallDate> | Wrong {
  // 11/24 is no date here, but we know what Americans mean by it.
  const swapped = Number(month) > 12 && Number(day) <= 12;
  const read = (y: string | number) => (swapped ? onTheCalendar(said, y, day, month) : onTheCalendar(said, y, month, day));
  const thisYear = Number(today.slice(0, 4));
  const found = year ? read(fullYear(year)) : comingOf(read(thisYear), read(thisYear + 1), today);
  return swapped && 'readings' in found ? { ...found, why: 'dayThenMonth', ask: true } : found;
}

/** A day and month without a year: this year's, or next year's once that is over; when that is far off, it is asked about. */
function comingOf(thisYear: Readings<WallDate> | Wrong, nextYear: Readings<WallDate> | Wrong, today: WallDate): Readings<WallDate> | Wrong {
  if ('readings' in thisYear && thisYear.readings[0]! >= today) return thisYear;
  if ('wrong' in nextYear) return nextYear;
  return daysBetween(today, nextYear.readings[0]!) > 180 ? { ...nextYear, why: 'nextYear', ask: true } : nextYear;
}

function nthInMonth([, nth, weekday, month, year, which]: RegExpExecArray, today: WallDate): Readings<WallDate> {
  const thisMonth = Temporal.PlainDate.from(today).toPlainYearMonth();
  const inMonth = (when: Temporal.PlainYearMonth) =>
    nthWeekdayOf(when, weekdayNumber(weekday!), nth!.toLowerCase() === 'last' ? -1 : Number.parseInt(nth!, 10));
  if (!month) return certain(inMonth(which?.toLowerCase() === 'next' ? thisMonth.add({ months: 1 }) : thisMonth));
  const inYear = (y: number) => inMonth(Temporal.PlainYearMonth.from({ year: y, month: monthNumber(month) }));
  const date = inYear(year ? Number(year) : thisMonth.year);
  return certain(year || date >= today ? date : inYear(thisMonth.year + 1));
}

/** "In two weeks, Thursday": two weeks after the coming Thursday, or Thursday of the week that is two weeks off. Often the same, not always. */
function inWeeks(count: number, weekday: Weekday, today: WallDate): Readings<WallDate> {
  const fromNow = addDays(mondayOf(addDays(today, 7 * count)), weekday - 1);
  const fromComing = addDays(comingWeekday(weekday, today), 7 * count);
  return fromNow === fromComing ? certain(fromNow) : { readings: [fromNow, fromComing].toSorted(), why: 'whichWeek' };
}

/** "A week on Tuesday", "Tuesday week": after the coming Tuesday. Said on a Tuesday, today may be the one to count from. */
function weeksOn(count: number, weekday: Weekday, today: WallDate): Readings<WallDate> {
  const coming = addDays(comingWeekday(weekday, today), 7 * count);
  return weekday === weekdayOf(today) ? { readings: [coming, addDays(coming, 7)], why: 'whichWeek' } : certain(coming);
}

function inWeek(which: string, weekday: Weekday, today: WallDate): WallDate {
  const weeksAway = which === 'this week' ? 0 : which === 'next week' ? 1 : 2;
  return addDays(mondayOf(today), 7 * weeksAway + weekday - 1);
}

/** "Next Tuesday", said when the coming Tuesday is still this week or nearly here, is one of two; "this Tuesday" never is. */
function named(which: string, weekday: Weekday, today: WallDate): Readings<WallDate> {
  const coming = comingWeekday(weekday, today);
  if (which === 'last') return certain(addDays(coming, -7));
  if (which !== 'next') return certain(coming);
  if (coming === today) return certain(addDays(coming, 7));
  const near = daysBetween(today, coming) <= 2 || mondayOf(coming) === mondayOf(today);
  return near ? { readings: [addDays(coming, 7), coming].toSorted(), why: 'thisOrNext' } : certain(coming);
}

/** "The 24th": the next one; with a weekday beside it, the next that falls on that weekday within three months. */
function dayOfMonth(said: string, day: number, weekdays: Weekday[], today: WallDate): Readings<WallDate> | Wrong {
  const thisMonth = Temporal.PlainDate.from(today).toPlainYearMonth();
  const coming = [0, 1, 2, 3]
    .map((months) => thisMonth.add({ months }))
    .filter((month) => day >= 1 && day <= month.daysInMonth)
    .map((month) => month.toPlainDate({ day }).toString() as WallDate)
    .filter((date) => date >= today);
  const first = coming[0];
  if (!first) return { wrong: 'notADate', said };
  return certain(coming.find((date) => weekdays.every((weekday) => weekdayOf(date) === weekday)) ?? first);
}

function weeks(said: string | undefined): number {
  return said === undefined || said.toLowerCase() === 'a' ? 1 : Number(said);
}

function daysAway(word: string): number {
  if (word === 'today') return 0;
  if (word === 'yesterday') return -1;
  return word.includes('after') ? 2 : 1;
}

function mondayOf(date: WallDate): WallDate {
  return addDays(date, 1 - weekdayOf(date));
}

function fullYear(year: string): number {
  return year.length === 2 ? 2000 + Number(year) : Number(year);
}

function two(number: string | number): string {
  return String(number).padStart(2, '0');
}

function certain(date: WallDate): Readings<WallDate> {
  return { readings: [date], why: null };
}
