import type { Repeats } from '../../../../shared/intent.ts';
import {
  addDays,
  dateOf,
  type Fold,
  type Instant,
  instantAt,
  read,
  type TimeOfDay,
  timeOf,
  type WallDate,
  wallTime,
  wallTimeAt,
  type Zone,
} from '../../../../shared/time.ts';
import { monthlyFrom, type RepeatsReading } from './repeats.ts';
import type { TimeReading } from './times.ts';
import type { Readings, Why } from './why.ts';

/** A wall time in the speaker's zone. `fold` is there when the clocks show it twice. */
export type Meant = { date: WallDate; time: TimeOfDay; fold?: Fold; minutes?: number; repeats?: Repeats; count?: number };

/** One way to take what was heard; `whys` tell why it may be one of several: repeats, day, time, clocks. */
export type Meaning = { meant: Meant; start: Instant; ask: boolean; whys: [Why | null, Why | null, Why | null, Why | null] };

/** A reading of "every …", null where nothing repeats, with the days it leaves open. */
export type Days = { repeats: RepeatsReading | 'monthly' | null; why: Why | null; dates: Readings<WallDate> };

/** Every combination that makes sense, past ones too. */
export function meanings(days: Days[], times: Readings<TimeReading>, fold: Fold | null, zone: Zone): Meaning[] {
  return days.flatMap(({ repeats, why, dates }) =>
    times.readings.flatMap(({ time, minutes, dayLater }) =>
      dates.readings.flatMap((said) => {
        const date = dayLater ? addDays(said, 1) : said;
        const rhythms = repeats === 'monthly' ? monthlyFrom(date) : [repeats];
        return rhythms.flatMap((rhythm) => {
          const meant: Meant = {
            date,
            time,
            ...(minutes !== undefined && { minutes }),
            ...(rhythm && rhythm.repeats !== 'once' && { repeats: rhythm.repeats }),
          };
          return onTheClocks(meant, fold, zone).map(({ meant, start, clock }): Meaning => {
            return { meant, start, ask: dates.ask === true, whys: [repeats === 'monthly' ? 'monthly' : why, dates.why, times.why, clock] };
          });
        });
      }),
    ),
  );
}

/** The reason that tells the options apart; the first of several, as one question at a time is enough. */
export function whyAsked(options: Meaning[]): Why {
  const parts: ((meant: Meant) => unknown)[] = [
    (m) => m.repeats,
    (m) => m.date,
    (m) => `${m.time} ${m.minutes}`,
    (m) => `${m.time} ${m.fold}`,
  ];
  const reasons = parts.map((part, i) => {
    const differs = new Set(options.map(({ meant }) => part(meant))).size > 1;
    return differs ? options.map(({ whys }) => whys[i]).find((why) => why) : undefined;
  });
  return reasons.find((why) => why) ?? options.flatMap(({ whys }) => whys).find((why) => why !== null) ?? 'either';
}

/** A time that comes twice is two; one that the clocks skip becomes the times on either side of the gap. */
function onTheClocks(meant: Meant, said: Fold | null, zone: Zone): { meant: Meant; start: Instant; clock: Why | null }[] {
  const at = wallTime(meant.date, meant.time);
  const reading = read(at, zone);
  if (reading.kind === 'once') return [{ meant, start: reading.at, clock: null }];
  if (reading.kind === 'skipped') {
    return [reading.earlier, reading.later].map((start) => {
      const beside = wallTimeAt(start, zone);
      return { meant: { ...meant, date: dateOf(beside), time: timeOf(beside) }, start, clock: 'clockSkipped' };
    });
  }
  const folds: Fold[] = said ? [said] : ['earlier', 'later'];
  return folds.map((fold) => ({ meant: { ...meant, fold }, start: instantAt(at, zone, fold), clock: 'clockTwice' }));
}
