import type { Person, WakingHours } from '../../shared/domain/person.ts';
import type { Zone } from '../../shared/time.ts';

/** An oracle for waking hours: reads the clock on the wall through Intl, which shares no code with the rules. */
const formats = new Map<Zone, Intl.DateTimeFormat>();

export function clockReading(ms: number, zone: Zone): { date: string; time: string } {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium', hourCycle: 'h23' });
    formats.set(zone, format);
  }
  const [date, time] = format.format(ms).split(', ');
  return { date: date!, time: time!.slice(0, 5) };
}

/** Whether clocks are put back over this reading, so that it comes a second time within the hour. */
export function comesTwice(ms: number, zone: Zone): boolean {
  const { date, time } = clockReading(ms, zone);
  return [-60, -30, 30, 60].some((minutes) => {
    const other = clockReading(ms + minutes * 60_000, zone);
    return other.date === date && other.time === time;
  });
}

/** Whether the clock reads a waking hour: of today, or of a night that began yesterday. */
export function wakingByClock(person: Pick<Person, 'zone' | 'rhythm'>, ms: number): boolean {
  const { date, time } = clockReading(ms, person.zone);
  const yesterday = new Date(Date.parse(`${date}T12:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
  const today = hoursOf(person, date);
  const before = hoursOf(person, yesterday);
  return (time >= today.from && (today.to <= today.from || time < today.to)) || (before.to <= before.from && time < before.to);
}

function hoursOf({ rhythm }: Pick<Person, 'rhythm'>, date: string): WakingHours {
  const usual = rhythm.waking[(new Date(`${date}T12:00:00Z`).getUTCDay() + 6) % 7]!;
  return rhythm.exceptions.findLast((one) => one.from <= date && date <= one.until && one.waking)?.waking ?? usual;
}
