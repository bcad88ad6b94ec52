import { dateAt, dateOf, type Fold, type Instant, plus, timeOf, wallTimeAt, type Zone } from '../../../../shared/time.ts';
import { type DatesSaid, takeDates, takeWrittenDates } from './dates.ts';
import { takeElapsed, takeLengths } from './lengths.ts';
import { Phrase } from './phrase.ts';
import { type Repetition, takeCount, takeRepeats, takeUnknownRepeats } from './repeats.ts';
import { type TimeReading, takeFromHour, takePartOfDay, takeTimes } from './times.ts';
import type { Readings, Wrong } from './why.ts';

export type Heard = {
  dates: DatesSaid;
  times: (Readings<TimeReading> | Wrong)[];
  /** What an "or" stands between. */
  either: 'dates' | 'times' | null;
  repeats: Repetition | null;
  minutes?: number;
  count?: number;
  fold: Fold | null;
  /** What nobody understood, as it was said. */
  rest: string;
};

/** Takes words apart, the most telling pieces first: "ten minutes to three" before "ten minutes", "24 November" after every time. */
export function hear(text: string, now: Instant, zone: Zone): Heard {
  const phrase = new Phrase(text);
  const today = dateAt(now, zone);
  const fold = phrase.take(/\b(before|after) the clocks go back\b/i);
  const repeats = takeRepeats(phrase);
  const unknown = takeUnknownRepeats(phrase);
  const count = takeCount(phrase);
  const part = takePartOfDay(phrase);
  const fromHour = takeFromHour(phrase, part);
  const elapsed = takeElapsed(phrase);
  const [minutes, ...moreLengths] = takeLengths(phrase);
  const dates = takeDates(phrase, today);
  const times = [...(fromHour ? [fromHour] : []), ...takeTimes(phrase, part)];
  dates.dates.push(...takeWrittenDates(phrase, today));
  if (elapsed !== null) {
    const at = wallTimeAt(plus(now, { minutes: elapsed }), zone);
    dates.dates.push({ readings: [dateOf(at)], why: null });
    times.push({ readings: [{ time: timeOf(at) }], why: null });
  }
  const or = /\bor\b/i.test(phrase.rest);
  const either = or ? whatOrJoins(dates.dates.length + dates.weekdays.length, times.length) : null;
  const rest = [...unknown, phrase.left, ...(or && !either ? ['or'] : []), ...moreLengths.map((length) => `${length} minutes`)];
  return {
    dates,
    times,
    either,
    repeats,
    ...(minutes !== undefined && { minutes }),
    ...(count !== null && { count }),
    fold: fold && (fold[1]!.toLowerCase() === 'before' ? 'earlier' : 'later'),
    rest: rest.filter((piece) => piece !== '').join(' '),
  };
}

/** "Tuesday at 10 or Thursday at 2" joins pairs, which are not to be mixed: that is left to be asked about. */
function whatOrJoins(dates: number, times: number): Heard['either'] {
  if (dates > 1) return times > 1 ? null : 'dates';
  return times > 1 ? 'times' : null;
}
