import type { TimeOfDay } from '../../../../shared/time.ts';
import type { Phrase } from './phrase.ts';
import type { Readings, Why, Wrong } from './why.ts';

/** `dayLater` is the midnight at which a day ends. `minutes` comes from "2 to 3 pm". */
export type TimeReading = { time: TimeOfDay; dayLater?: true; minutes?: number };
export type PartOfDay = 'morning' | 'afternoon' | 'evening';
type Half = 'am' | 'pm' | undefined;
/** A clock as written, not yet read. */
type Clock = { hour: number; minute: number; half: Half; said: string; exact: boolean };

const CLOCK = String.raw`(?<![\d:./])(\d{1,2})(?:[:.h](\d\d)|h\b)?(?: ?(am|pm)\b)?(?: ?o'clock)?(?: ?(am|pm)\b)?(?![\d/])`;
const RANGE = new RegExp(
  String.raw`\b(from |between )?(?:${CLOCK}|(noon|midday))( ?- ?| to | until | till | and )(?:${CLOCK}|(noon|midday))`,
  'i',
);
const FROM_HOUR =
  /(?<!from )\b(?:(?:a )?(half|quarter|5|10|20|25|\d{1,2}(?= ?minutes?)) ?(minutes? )?(past|to) |(half) )(\d{1,2})\b(?:o'clock)?(?: ?(am|pm)\b)?(?![:.\d])/i;
const TIMES = [
  /(?<![\d:./])\b(\d{1,2})[:.h](\d\d)(?: ?(am|pm)\b|\b(?![./]\d))(?: ?(?:hrs|hours)\b)?/i,
  /(?<![\d:./])\b(\d{1,2})() ?(am|pm)\b/i,
  /(?<![\d:./])\b(\d{1,2})()()(?: ?o'clock\b|h\b)/i,
];
const FOUR_DIGITS = /(?<![\d:./-])\b(\d\d)(\d\d) ?(?:hrs|hours|h)\b|(?<![\d:./-])\b((?!20[2-9]\d)[0-2]\d)([0-5]\d)\b(?![\d:./-])/i;
const NOT_A_DAY = String.raw`(?! ?(?:st|nd|rd|th|of|days?|weeks?|months?|times|meetings|sessions|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|-weekly|weekly)\b|(?:st|nd|rd|th)\b)`;
const BARE = new RegExp(
  String.raw`(?<![\d:./-])\b(\d{1,2})\b(?![\d:./%-])${NOT_A_DAY}(?! (?:${'january february march april june july august september october november december'.replaceAll(' ', '|')}))`,
  'i',
);

/** "in the afternoon", "Tuesday morning", "at night". */
export function takePartOfDay(phrase: Phrase): PartOfDay | null {
  const part = phrase.take(/\b(?:in the )?(morning|afternoon|evening)\b|\b(?:at )?night\b/i);
  return part && ((part[1]?.toLowerCase() ?? 'evening') as PartOfDay);
}

/** "half past two", which must be taken before "ten minutes" is read as a length. */
export function takeFromHour(phrase: Phrase, part: PartOfDay | null): Readings<TimeReading> | Wrong | null {
  const found = phrase.take(FROM_HOUR);
  if (!found) return null;
  const [said, number, named, way, halfBare, hourText, half] = found;
  const away = halfBare || /half/i.test(number!) ? 30 : /quarter/i.test(number!) ? 15 : Number(number);
  const past = halfBare !== undefined || way!.toLowerCase() === 'past';
  const hour = Number(hourText);
  if (away > 30 || away === 0 || hour > 12 || hour === 0) return { wrong: 'notATime', said };
  const clock: Clock = past
    ? clockOf(hour, away, half, said)
    : clockOf(hour === 1 ? 12 : hour - 1, 60 - away, halfBefore(hour, half), said);
  const minutesTo = readClock(clock, part);
  // "10 to 12" is ten minutes to twelve, or two hours.
  const digits = !named && !past && /^\d/.test(number!) && Number(number) <= 12;
  if (!digits || 'wrong' in minutesTo) return minutesTo;
  const range = readRange(clockOf(away, 0, undefined, said), clockOf(hour, 0, half, said), part);
  if ('wrong' in range || range.readings.length === 0) return minutesTo;
  return { readings: [...minutesTo.readings, ...range.readings], why: 'minutesOrRange' };
}

export function takeTimes(phrase: Phrase, part: PartOfDay | null): (Readings<TimeReading> | Wrong)[] {
  const said: (Readings<TimeReading> | Wrong)[] = [];
  const range = takeRange(phrase, part);
  if (range) said.push(range);
  for (const _ of phrase.takeAll(/\b(?:12 )?(?:noon|midday)\b/i)) said.push({ readings: [{ time: '12:00' as TimeOfDay }], why: null });
  for (const _ of phrase.takeAll(/\b(?:12 )?midnight\b/i)) {
    const time = '00:00' as TimeOfDay;
    said.push({ readings: [{ time, dayLater: true }, { time }], why: 'midnight' });
  }
  for (const pattern of TIMES)
    for (const [text, hour, minute, half] of phrase.takeAll(pattern)) said.push(readClock(clockOf(hour!, minute || 0, half, text), part));
  for (const [text, ...digits] of phrase.takeAll(FOUR_DIGITS)) {
    const [hour, minute] = digits.filter((pair) => pair !== undefined);
    said.push(readClock({ ...clockOf(hour!, minute!, undefined, text), exact: true }, part));
  }
  if (said.length === 0) for (const [text, hour] of phrase.takeAll(BARE)) said.push(readClock(clockOf(hour!, 0, undefined, text), part));
  return said;
}

function takeRange(phrase: Phrase, part: PartOfDay | null): Readings<TimeReading> | Wrong | null {
  const found = RANGE.exec(phrase.rest);
  if (!found) return null;
  const [said, from, h1, m1, a1, b1, noon1, way, h2, m2, a2, b2, noon2] = found;
  const between = from?.toLowerCase() === 'between ';
  if ((way!.trim() === 'and') !== between) return null;
  const start = noon1 ? clockOf(12, 0, 'pm', said) : clockOf(h1!, m1 ?? 0, a1 ?? b1, said);
  const end = noon2 ? clockOf(12, 0, 'pm', said) : clockOf(h2!, m2 ?? 0, a2 ?? b2, said);
  phrase.take(RANGE);
  return readRange(start, end, part);
}

function readRange(start: Clock, end: Clock, part: PartOfDay | null): Readings<TimeReading> | Wrong {
  const starts = start.half || !end.half ? readClock(start, part) : { readings: hoursOf(start).map(timeOf), why: null };
  if ('wrong' in starts) return starts;
  if (!isClock(end)) return { wrong: 'notATime', said: end.said };
  const ends = hoursOf(end).map((clock) => clock.hour * 60 + clock.minute);
  const readings = starts.readings.flatMap(({ time }) => {
    const begin = Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
    const lengths = ends.map((finish) => finish - begin).filter((minutes) => minutes > 0);
    return lengths.length > 0 ? [{ time, minutes: Math.min(...lengths) }] : [];
  });
  const shortest = Math.min(...readings.map((reading) => reading.minutes));
  const likely = start.half || !end.half ? readings : readings.filter((reading) => reading.minutes === shortest);
  if (likely.length === 0) return { wrong: 'notATime', said: start.said };
  return { readings: likely, why: likely.length > 1 ? 'halfOfDay' : null };
}

function readClock(clock: Clock, part: PartOfDay | null): Readings<TimeReading> | Wrong {
  const fits = isClock(clock)
    ? hoursOf(clock).filter((reading) => !part || (fitsPart(reading.hour, part) && clock.hour - reading.hour < 12))
    : [];
  if (fits.length === 0) return { wrong: 'notATime', said: clock.said.trim() };
  if (part || fits.length === 1) return { readings: fits.slice(0, 1).map(timeOf), why: null };
  // From nine to noon people mean the morning; 21:00 and later have to be said.
  if (clock.hour >= 9) return { readings: [timeOf(clock)], why: null };
  const likeliestFirst = clock.hour >= 7 ? fits : fits.toReversed();
  return { readings: likeliestFirst.map(timeOf), why: 'halfOfDay' satisfies Why };
}

/** The same figures on a 24-hour clock, morning first. */
function hoursOf(clock: Clock): Clock[] {
  const { hour, half } = clock;
  if (half === 'am') return [{ ...clock, hour: hour === 12 ? 0 : hour }];
  if (half === 'pm') return [{ ...clock, hour: hour < 12 ? hour + 12 : hour }];
  if (clock.exact || hour > 12) return [clock];
  return hour === 12 ? [clock, { ...clock, hour: 0 }] : [clock, { ...clock, hour: hour + 12 }];
}

function isClock({ hour, minute, half }: Clock): boolean {
  if (minute > 59 || hour > 23) return false;
  return half === 'am' ? hour <= 12 : half === 'pm' ? hour > 0 : true;
}

function fitsPart(hour: number, part: PartOfDay): boolean {
  if (part === 'morning') return hour < 12;
  return part === 'afternoon' ? hour >= 12 && hour < 18 : hour >= 17;
}

function clockOf(hour: number | string, minute: number | string, half: string | undefined, said: string): Clock {
  const figures = String(hour);
  const number = Number(hour);
  return {
    hour: number,
    minute: Number(minute),
    half: half?.toLowerCase() as Half,
    said,
    exact: number === 0 || (typeof hour === 'string' && /^0\d/.test(figures)),
  };
}

/** "Quarter to 12 pm" is in the morning. */
function halfBefore(hour: number, half: string | undefined): string | undefined {
  if (hour !== 12 || !half) return half;
  return half.toLowerCase() === 'pm' ? 'am' : 'pm';
}

function timeOf({ hour, minute }: Clock): TimeReading {
  return { time: `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}` as TimeOfDay };
}
