import { isLastOfMonth, nthOf, nthWeekdayOf } from '../../../../shared/domain/series.ts';
import type { Repeats } from '../../../../shared/intent.ts';
import type { WallDate, Weekday } from '../../../../shared/time.ts';
import { type Phrase, WEEKDAY, weekdayNumber } from './phrase.ts';
import type { Readings } from './why.ts';

type Nth = 1 | 2 | 3 | 4 | -1;
/** How often, and on which weekday of the month or week, as far as that was said. */
export type RepeatsReading = { repeats: Repeats; nth?: Nth; weekday?: Weekday };
/** "Every month" is settled by the date it begins on. */
export type Repetition = Readings<RepeatsReading> | 'monthly';

const EVERY_MONTH = '(?:(?:of |in )?(?:every|each) month|monthly|once a month)';
const MONTHLY_NTH = new RegExp(
  `\\b(?:${EVERY_MONTH} on )?(?:on )?(?:the )?(1st|2nd|3rd|4th|last) (${WEEKDAY}) ${EVERY_MONTH}\\b|\\b${EVERY_MONTH} on (?:the )?(1st|2nd|3rd|4th|last) (${WEEKDAY})\\b`,
  'i',
);
const NTH_OF_THE_MONTH = new RegExp(`\\b(?:the )?(1st|2nd|3rd|4th|last) (${WEEKDAY}) (?:of|in) the month\\b`, 'i');
const EVERY_NTH = new RegExp(`\\b(?:every|each) (1st|2nd|3rd|4th|last) (${WEEKDAY})\\b`, 'i');
const EVERY_WEEKDAY = new RegExp(`\\b(?:every|each) (other )?(${WEEKDAY})s?\\b`, 'i');
const WEEKDAYS = /\b((?:mon|tues|wednes|thurs|fri|satur|sun)day)s\b/i;
const INTERVALS: [RegExp, Repeats][] = [
  [/\bevery other week\b|\bevery 2(?:nd)? weeks?\b|\bfortnightly\b|\b(?:2|two)[- ]weekly\b|\bonce a fortnight\b/i, 'fortnightly'],
  [/\bevery 3(?:rd)? weeks?\b|\b3[- ]weekly\b/i, 'every-three-weeks'],
  [/\bevery 4(?:th)? weeks?\b|\b4[- ]weekly\b/i, 'every-four-weeks'],
  [/\b(?:every|each) (?:1 )?week\b|(?<![\w-] ?)\bweekly\b|\bonce a week\b/i, 'weekly'],
];
const every: Record<string, Repeats> = { '2nd': 'fortnightly', '3rd': 'every-three-weeks', '4th': 'every-four-weeks' };

/** Taken whole, so that "every six weeks from Tuesday" does not become six weeks from Tuesday. */
export function takeUnknownRepeats(phrase: Phrase): string[] {
  return phrase
    .takeAll(/\b(?:every|each) (?:other |\d{1,3} )?(?:days?|weeks?|months?|years?|weekdays?|mornings?|evenings?)\b|\b(?:daily|yearly)\b/i)
    .map(([said]) => said);
}

export function takeRepeats(phrase: Phrase): Repetition | null {
  const monthly = phrase.take(MONTHLY_NTH);
  if (monthly) return certain(monthlyOn(monthly[1] ?? monthly[3]!, monthly[2] ?? monthly[4]!));
  const ofTheMonth = phrase.take(NTH_OF_THE_MONTH);
  if (ofTheMonth) {
    const reading = monthlyOn(ofTheMonth[1]!, ofTheMonth[2]!);
    return { readings: [reading, { ...reading, repeats: 'once' }], why: 'onceOrMonthly' };
  }
  const nth = phrase.take(EVERY_NTH);
  if (nth) return everyNth(nth[1]!.toLowerCase(), nth[2]!);
  const weekday = phrase.take(EVERY_WEEKDAY);
  if (weekday) return certain({ repeats: weekday[1] ? 'fortnightly' : 'weekly', weekday: weekdayNumber(weekday[2]!) });
  const interval = INTERVALS.find(([pattern]) => phrase.take(pattern));
  const plural = phrase.take(WEEKDAYS);
  if (plural) return certain({ repeats: interval?.[1] ?? 'weekly', weekday: weekdayNumber(plural[1]!) });
  if (interval) return certain({ repeats: interval[1] });
  return phrase.take(/\b(?:every|each) (?:1 )?month\b|\bmonthly\b|\bonce a month\b/i) ? 'monthly' : null;
}

/** How many meetings: "six times", "x6". */
export function takeCount(phrase: Phrase): number | null {
  const found = phrase.take(/\b(?:for )?(\d{1,3}) (?:times|meetings|sessions|occasions)\b|\bx ?(\d{1,2})\b/i);
  return found ? Number(found[1] ?? found[2]) : null;
}

/** "Every month from 24 November" can mean its weekday, the last such weekday, or every four weeks: months have no four weeks. */
export function monthlyFrom(date: WallDate): RepeatsReading[] {
  const nth = nthOf(date);
  const last: RepeatsReading[] = isLastOfMonth(date) ? [{ repeats: 'monthly-last-weekday' }] : [];
  const byNumber: RepeatsReading[] = nth === -1 ? [] : [{ repeats: 'monthly-weekday' }];
  return [...byNumber, ...last, { repeats: 'every-four-weeks' }];
}

/** "Second Tuesday of every month" begins with the coming one; said on such a day, it may be today. */
export function comingNth(weekday: Weekday, nth: Nth, today: WallDate): Readings<WallDate> {
  const month = Temporal.PlainDate.from(today).toPlainYearMonth();
  const coming = [0, 1, 2].map((months) => nthWeekdayOf(month.add({ months }), weekday, nth)).filter((date) => date >= today);
  return coming[0] === today ? { readings: coming.slice(0, 2), why: 'either' } : { readings: coming.slice(0, 1), why: null };
}

function everyNth(nth: string, weekday: string): Readings<RepeatsReading> {
  const monthly = monthlyOn(nth, weekday);
  const repeats = every[nth];
  return repeats ? { readings: [monthly, { repeats, weekday: weekdayNumber(weekday) }], why: 'weeksOrMonth' } : certain(monthly);
}

function monthlyOn(nth: string, weekday: string): RepeatsReading {
  const last = nth.toLowerCase() === 'last';
  return {
    repeats: last ? 'monthly-last-weekday' : 'monthly-weekday',
    nth: last ? -1 : (Number.parseInt(nth, 10) as Nth),
    weekday: weekdayNumber(weekday),
  };
}

function certain(reading: RepeatsReading): Readings<RepeatsReading> {
  return { readings: [reading], why: null };
}
