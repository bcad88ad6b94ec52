import {
  DAY,
  dateOf,
  earliest,
  HOUR,
  type Instant,
  instantOf,
  latest,
  MINUTE,
  millis,
  plus,
  read,
  type Span,
  timeOf,
  type WallTime,
  wallTimeAt,
  weekdayOf,
  type Zone,
} from '../time.ts';

export type SlotsAsked = {
  /** When each of the people is awake; everybody's counts. */
  waking: readonly (readonly Span[])[];
  /** What any of them already has in Cairn. */
  busy: readonly Span[];
  /** Everybody's zones, the proposer's first: theirs are the days and the half hours. */
  zones: readonly Zone[];
  minutes: number;
  /** No slot begins before this. */
  from: Instant;
  until: Instant;
  count: number;
};

const STEP = 30 * MINUTE;
const OFFICE = { from: 9 * HOUR, until: 17 * HOUR };
/** As far out as a night: weekends come last. */
const WEEKEND = DAY;
/** Slots differ in their time of day too, as whoever cannot do one morning often can do none. */
const WISHES = [10 * HOUR, 15 * HOUR, 11.5 * HOUR, 13.5 * HOUR];

type Candidate = { at: Instant; day: string; hour: number; discomfort: number };

/**
 * Times when everybody is awake and has nothing else in Cairn, on the proposer's half hours, each on another day. Office hours
 * of everybody come first; where there are none, the hours that share the burden most evenly. Given in order of time.
 */
export function suggestedSlots(asked: SlotsAsked): Instant[] {
  const days = Map.groupBy(candidates(asked), (one) => one.day);
  const chosen: Candidate[] = [];
  const best = [...days.values()].map((day) => ({ day, discomfort: Math.min(...day.map((one) => one.discomfort)) }));
  // Sorting is stable: days that suit equally well stay in order of time.
  for (const { day, discomfort } of best.toSorted((a, b) => a.discomfort - b.discomfort).slice(0, asked.count)) {
    const wish = WISHES[chosen.length % WISHES.length]!;
    const suiting = day.filter((one) => one.discomfort === discomfort);
    chosen.push(suiting.reduce((one, other) => (Math.abs(other.hour - wish) < Math.abs(one.hour - wish) ? other : one)));
  }
  return chosen.map((one) => one.at).sort();
}

/** Where slots are looked for: beyond what a confirmation would have to hurry for, and within a fortnight. */
export function slotSpan(now: Instant, noticeHours: number): { from: Instant; until: Instant } {
  const from = plus(now, { hours: noticeHours + 2 });
  return { from, until: plus(from, { days: 14 }) };
}

function candidates({ waking, busy, zones, minutes, from, until }: SlotsAsked): Candidate[] {
  const home = zones[0]!;
  const shared = waking.reduce<readonly Span[]>((spans, own) => overlap(spans, own), [{ start: from, end: until }]);
  return shared.flatMap((span) => {
    const found: Candidate[] = [];
    for (let at = nextHalfHour(span.start, home); at + minutes * MINUTE <= millis(span.end); at += STEP) {
      const slot = { start: instantOf(at), end: instantOf(at + minutes * MINUTE) };
      if (busy.some((other) => other.start < slot.end && other.end > slot.start)) continue;
      const wall = wallTimeAt(slot.start, home);
      // A time that the clocks show twice would have to be asked about.
      if (read(wall, home).kind !== 'once') continue;
      const discomfort = zones.reduce((sum, zone) => sum + outsideOffice(slot, zone) ** 2, 0);
      found.push({ at: slot.start, day: dateOf(wall), hour: sinceMidnight(wall), discomfort });
    }
    return found;
  });
}

/** Zones are not whole hours apart: 10:00 in Kathmandu is 04:15 in UTC. */
function nextHalfHour(from: Instant, zone: Zone): number {
  const wall = Date.parse(`${wallTimeAt(from, zone)}Z`);
  const offset = wall - Math.floor(millis(from) / MINUTE) * MINUTE;
  return Math.ceil((millis(from) + offset) / STEP) * STEP - offset;
}

/** Milliseconds of a meeting's distance from office hours; a weekend is far out. */
function outsideOffice({ start, end }: Span, zone: Zone): number {
  const wall = wallTimeAt(start, zone);
  const begins = sinceMidnight(wall);
  const ends = begins + millis(end) - millis(start);
  const weekend = weekdayOf(dateOf(wall)) > 5 ? WEEKEND : 0;
  return weekend + Math.max(0, OFFICE.from - begins) + Math.max(0, ends - OFFICE.until);
}

function sinceMidnight(wall: WallTime): number {
  const [hours, minutes] = timeOf(wall).split(':').map(Number);
  return hours! * HOUR + minutes! * MINUTE;
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
