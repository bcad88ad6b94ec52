import { FARTHEST_DAYS } from '../../../shared/domain/booking.ts';
import { isLastOfMonth, nthOf } from '../../../shared/domain/series.ts';
import { dateAt, type Instant, plus, type WallDate, type Zone } from '../../../shared/time.ts';
import { oneDate, oneTime } from './phrases/combine.ts';
import { type Heard, hear } from './phrases/hear.ts';
import { type Days, type Meant, meanings, whyAsked } from './phrases/meanings.ts';
import { comingNth, type RepeatsReading } from './phrases/repeats.ts';
import type { TimeReading } from './phrases/times.ts';
import type { Readings, Why, Wrong } from './phrases/why.ts';

export type { Meant, Why };

/**
 * What words about a time come to. Nothing is guessed: what has two readings comes back as both, likelier first (even one
 * option wants a yes); what was heard only in part says what is left over, or by `why` what is missing.
 */
export type Understanding =
  | ({ kind: 'understood' } & Meant)
  | { kind: 'ambiguous'; options: Meant[]; why: Why }
  | { kind: 'partly'; parts: Partial<Meant>; rest: string; why: Why }
  | { kind: 'not-understood'; why: Why; said: string };

const LONGEST_TEXT = 300;

/** `now` and `zone` are the speaker's; every wall time in the answer is in their zone. */
export function understand(text: string, now: Instant, zone: Zone): Understanding {
  const said = text.trim().slice(0, 80);
  const no = (why: Why, about = said): Understanding => ({ kind: 'not-understood', why, said: about });
  if (text.length > LONGEST_TEXT) return no('nothing');

  const heard = hear(text, now, zone);
  const times = oneTime(heard.times, heard.either === 'times');
  const days = daysHeard(heard, dateAt(now, zone));
  for (const one of [days, times]) if (one && 'wrong' in one) return no(one.wrong, one.said || said);
  if (heard.minutes !== undefined && (heard.minutes < 5 || heard.minutes > 480)) return no('notALength');
  if (heard.count !== undefined && (heard.count < 2 || heard.count > 26)) return no('notACount');

  const known = { days: days as Days[], times: times as Exclude<typeof times, Wrong> };
  const extra: Partial<Meant> = {
    ...(heard.minutes !== undefined && { minutes: heard.minutes }),
    ...(heard.count !== undefined && { count: heard.count }),
  };
  const missing = whatIsMissing(heard, known.days.length > 0, known.times !== null);
  if (missing) {
    const parts = { ...partsOf(heard, known.days, known.times), ...extra };
    return Object.keys(parts).length === 0 ? no('nothing') : { kind: 'partly', parts, rest: heard.rest, why: missing };
  }

  const coming = meanings(known.days, known.times!, heard.fold, zone).filter(({ start }) => start > now);
  const near = coming.filter(({ start }) => start < plus(now, { days: FARTHEST_DAYS }));
  if (near.length === 0) return no(coming.length > 0 ? 'tooFar' : 'past');
  const options = [...new Map(near.map(({ meant }) => [JSON.stringify(meant), { ...meant, ...extra }])).values()];
  if (options.length === 1 && !near[0]!.ask) return { kind: 'understood', ...options[0]! };
  return { kind: 'ambiguous', options, why: whyAsked(near) };
}

function whatIsMissing(heard: Heard, days: boolean, times: boolean): Why | null {
  if (heard.rest !== '') return /\b(?:every|each|daily|monthly|weekly|yearly)\b/i.test(heard.rest) ? 'repeatsUnknown' : 'rest';
  if (!times) return 'noTime';
  if (!days) return 'noDate';
  return heard.count !== undefined && !heard.repeats ? 'countAlone' : null;
}

/** For each reading of what repeats, the days it leaves open; empty when no day was said. */
function daysHeard(heard: Heard, today: WallDate): Days[] | Wrong {
  const { repeats, dates } = heard;
  const either = heard.either === 'dates';
  if (!repeats || repeats === 'monthly') {
    const found = oneDate(dates, either, today);
    if (found && 'wrong' in found) return found;
    return found ? [{ repeats, why: null, dates: found }] : [];
  }
  const days: Days[] = [];
  for (const reading of repeats.readings) {
    const found = anchorDates(reading, heard, either, today);
    if (found && 'wrong' in found) return found;
    if (found) days.push({ repeats: reading, why: repeats.why, dates: found });
  }
  return days;
}

function anchorDates(reading: RepeatsReading, { dates }: Heard, either: boolean, today: WallDate): Readings<WallDate> | Wrong | null {
  const { weekday, nth } = reading;
  if (weekday && nth && dates.dates.length === 0) return comingNth(weekday, nth, today);
  const found = oneDate({ dates: dates.dates, weekdays: weekday ? [...dates.weekdays, weekday] : dates.weekdays }, either, today);
  if (!found || 'wrong' in found || !nth) return found;
  const fitting = found.readings.filter((date) => (nth === -1 ? isLastOfMonth(date) : nthOf(date) === nth));
  return fitting.length > 0 ? { ...found, readings: fitting } : { wrong: 'twoDates', said: '' };
}

/** What is clear already, for a form to open with. */
function partsOf(heard: Heard, days: Days[], times: Readings<TimeReading> | null): Partial<Meant> {
  const date = onlyOne(days.flatMap((one) => one.dates.readings));
  const reading = times?.readings.length === 1 ? times.readings[0] : undefined;
  const repeats = heard.repeats && heard.repeats !== 'monthly' ? onlyOne(heard.repeats.readings.map((one) => one.repeats)) : undefined;
  return {
    ...(date && { date }),
    ...(reading && { time: reading.time, ...(reading.minutes !== undefined && { minutes: reading.minutes }) }),
    ...(repeats && { repeats }),
  };
}

function onlyOne<V>(values: V[]): V | undefined {
  return new Set(values).size === 1 ? values[0] : undefined;
}
