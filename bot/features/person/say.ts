import type { WakingHours } from '../../../shared/domain/person.ts';
import type { TimeOfDay, WallDate } from '../../../shared/time.ts';
import { sayDate, sayTimeOfDay } from '../../../shared/words/dates.ts';
import type { Words } from '../../../shared/words/words.ts';

/** Any day will do to show how days and times are written. */
const sample = { date: '2026-11-24' as WallDate, time: '14:00' as TimeOfDay };

export function sayExample(language: string): string {
  return `${sayDate(sample.date, language)}, ${sayTimeOfDay(sample.time, language)}`;
}

/** "every day 08:00 to 20:00", "Mon–Fri 08:00 to 20:00; Sat, Sun 10:00 to 18:00" */
export function sayWaking(words: Words, waking: readonly WakingHours[], language: string): string {
  const byHours = Map.groupBy(waking.keys(), (index) => sayHours(words, waking[index]!, language));
  return [...byHours]
    .map(([hours, days]) =>
      byHours.size === 1
        ? words.person.wakingAll({ hours })
        : words.person.wakingDays({
            days: sayDays(
              words,
              days.map((index) => index + 1),
            ),
            hours,
          }),
    )
    .join('; ');
}

export function sayHours(words: Words, { from, to }: WakingHours, language: string): string {
  return from === to ? words.person.allDay() : words.person.hours({ from: sayTimeOfDay(from, language), to: sayTimeOfDay(to, language) });
}

/** "Mon–Fri", "Sat, Sun", "Mon, Wed–Fri". 1 is Monday. */
export function sayDays(words: Words, days: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const day of [...days].sort()) {
    const last = runs.at(-1);
    if (last && day === last[1] + 1) last[1] = day;
    else runs.push([day, day]);
  }
  return runs
    .map(([first, last]) => {
      const [from, to] = [dayShort(words, first), dayShort(words, last)];
      if (first === last) return from;
      return last === first + 1 ? `${from}, ${to}` : words.person.dayRange({ first: from, last: to });
    })
    .join(', ');
}

const keyOf = (day: number) => `d${day}` as 'd1';

export function dayName(words: Words, day: number): string {
  return words.person.dayName({ day: keyOf(day) });
}

function dayShort(words: Words, day: number): string {
  return words.person.dayShort({ day: keyOf(day) });
}
