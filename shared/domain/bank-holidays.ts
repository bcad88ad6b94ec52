import { addDays, type WallDate, type Weekday, weekdayOf } from '../time.ts';
import type { Jurisdiction } from './programme.ts';

/**
 * Bank holidays as the Banking and Financial Dealings Act 1971 and its proclamations have them: one that falls on a weekend is taken on
 * the next weekday that is not one itself. One-off proclamations are listed from 2019 on, and a new one is a line here.
 */
type Year = {
  moved: Partial<Record<'earlyMay' | 'spring', WallDate>>;
  extra: WallDate[];
  extraIn?: Partial<Record<Jurisdiction, WallDate[]>>;
};

const proclaimed: Record<number, Year> = {
  // 75 years of VE Day
  2020: { moved: { earlyMay: date('2020-05-08') }, extra: [] },
  // Platinum Jubilee; the state funeral of Queen Elizabeth II
  2022: { moved: { spring: date('2022-06-02') }, extra: [date('2022-06-03'), date('2022-09-19')] },
  // Coronation of King Charles III
  2023: { moved: {}, extra: [date('2023-05-08')] },
  // Scotland's men at the World Cup, by the royal proclamation of 3 February 2026
  2026: { moved: {}, extra: [], extraIn: { scotland: [date('2026-06-15')] } },
};

const known = new Map<string, WallDate[]>();

/** Sorted. Substitute days stand for the weekend days they replace, which are not listed. */
export function bankHolidays(jurisdiction: Jurisdiction, year: number): WallDate[] {
  const key = `${jurisdiction}/${year}`;
  let found = known.get(key);
  if (!found) {
    found = computed(jurisdiction, year);
    known.set(key, found);
  }
  return found;
}

function computed(jurisdiction: Jurisdiction, year: number): WallDate[] {
  if (jurisdiction === 'none') return [];
  const on = (monthAndDay: string) => date(`${year}-${monthAndDay}`);
  const { moved = {}, extra = [], extraIn = {} } = proclaimed[year] ?? {};
  const easter = easterSunday(year);
  const scotland = jurisdiction === 'scotland';
  const fixed = [
    on('01-01'),
    ...(scotland ? [on('01-02'), on('11-30')] : []),
    ...(jurisdiction === 'northern-ireland' ? [on('03-17'), on('07-12')] : []),
    on('12-25'),
    on('12-26'),
  ];
  return [
    ...withSubstitutes(fixed),
    addDays(easter, -2),
    ...(scotland ? [] : [addDays(easter, 1)]),
    moved.earlyMay ?? firstMonday(on('05-01')),
    moved.spring ?? firstMonday(on('05-25')),
    // The last Monday of August is the first from the 25th on.
    firstMonday(on(scotland ? '08-01' : '08-25')),
    ...extra,
    ...(extraIn[jurisdiction] ?? []),
  ].sort();
}

/** A day keeps its date where it can, so that Boxing Day on a Monday is not pushed on by Christmas Day's substitute. */
function withSubstitutes(fixed: WallDate[]): WallDate[] {
  const taken = fixed.filter((one) => !isWeekend(one));
  for (const weekend of fixed.filter(isWeekend)) {
    let substitute = weekend;
    while (isWeekend(substitute) || taken.includes(substitute)) substitute = addDays(substitute, 1);
    taken.push(substitute);
  }
  return taken;
}

function isWeekend(one: WallDate): boolean {
  return weekdayOf(one) >= 6;
}

function firstMonday(from: WallDate): WallDate {
  const weekday: Weekday = weekdayOf(from);
  return addDays(from, (8 - weekday) % 7);
}

/** Gregorian Easter by way of the Paschal full moon's epact. */
function easterSunday(year: number): WallDate {
  const century = Math.floor(year / 100);
  const golden = year % 19;
  const lunar = Math.floor((8 * century + 13) / 25);
  const epact = (19 * golden + century - Math.floor(century / 4) - lunar + 15) % 30;
  // Days from 21 March to the full moon; the two corrections keep it out of a month that the lunar tables leave short.
  const moon = epact - (epact === 29 || (epact === 28 && golden > 10) ? 1 : 0);
  const fullMoon = addDays(date(`${year}-03-21`), moon);
  return addDays(fullMoon, 7 - (weekdayOf(fullMoon) % 7));
}

function date(text: string): WallDate {
  return text as WallDate;
}
