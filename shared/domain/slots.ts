import {
  dateAt,
  earliest,
  HOUR,
  type Instant,
  instantOf,
  latest,
  MINUTE,
  millis,
  plus,
  type Span,
  timeOf,
  wallTimeAt,
  weekdayOf,
  type Zone,
} from '../time.ts';

export type SlotsAsked = {
  /** When each of the people is awake; everybody's counts. */
  waking: readonly (readonly Span[])[];
  /** What any of them already has in Cairn. */
  busy: readonly Span[];
  zones: readonly Zone[];
  minutes: number;
  /** No slot begins before this. */
  from: Instant;
  until: Instant;
  count: number;
};

const STEP = 30 * MINUTE;
const OFFICE = { from: '09:00', until: '17:00' };

/**
 * Times when everybody is awake and has nothing else in Cairn, on the half hour, at most one a day: hours in which all
 * are likely to be at work come first, then whatever is left. Given in order of time.
 */
export function suggestedSlots({ waking, busy, zones, minutes, from, until, count }: SlotsAsked): Instant[] {
  const spans = waking.reduce<readonly Span[]>((shared, own) => overlap(shared, own), [{ start: from, end: until }]);
  const perDay = new Map<string, { at: Instant; office: boolean }>();
  for (const span of spans) {
    for (let at = Math.ceil(millis(span.start) / STEP) * STEP; at + minutes * MINUTE <= millis(span.end); at += STEP) {
      const slot = { start: instantOf(at), end: instantOf(at + minutes * MINUTE) };
      if (busy.some((other) => other.start < slot.end && other.end > slot.start)) continue;
      const day = dateAt(slot.start, zones[0]!);
      const office = zones.every((zone) => isOfficeHour(slot, zone));
      const best = perDay.get(day);
      if (!best || (office && (!best.office || nearTen(slot.start, zones[0]!) < nearTen(best.at, zones[0]!))))
        perDay.set(day, { at: slot.start, office });
    }
  }
  const days = [...perDay.values()];
  return [...days.filter((day) => day.office), ...days.filter((day) => !day.office)]
    .slice(0, count)
    .map((day) => day.at)
    .sort();
}

function overlap(a: readonly Span[], b: readonly Span[]): Span[] {
  return a.flatMap((one) =>
    b.flatMap((other) => {
      const start = latest(one.start, other.start);
      const end = earliest(one.end, other.end);
      return start < end ? [{ start, end }] : [];
    }),
  );
}

function isOfficeHour({ start, end }: Span, zone: Zone): boolean {
  const from = wallTimeAt(start, zone);
  const to = wallTimeAt(end, zone);
  return (
    weekdayOf(dateAt(start, zone)) <= 5 &&
    from.slice(0, 10) === to.slice(0, 10) &&
    timeOf(from) >= OFFICE.from &&
    timeOf(to) <= OFFICE.until
  );
}

/** Mid-morning suits most people: how many milliseconds from ten a time is. */
function nearTen(at: Instant, zone: Zone): number {
  const [hours, minutes] = timeOf(wallTimeAt(at, zone)).split(':').map(Number);
  return Math.abs(hours! * HOUR + minutes! * MINUTE - 10 * HOUR);
}

/** How far ahead slots are looked for. */
export function slotSpan(now: Instant, noticeHours: number): { from: Instant; until: Instant } {
  return { from: plus(now, { hours: noticeHours + 2 }), until: plus(now, { days: 14 }) };
}
