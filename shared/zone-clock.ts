import { DAY, HOUR, instantOf, type WallDate, type Zone } from './time.ts';

/**
 * A zone's clock as plain numbers, for rules that ask it hundreds of times: Temporal is asked once for each stretch between two
 * clock changes and the answer kept. Local milliseconds read like UTC milliseconds of the same clock reading.
 */
type Stretch = { from: number; until: number; offset: number };

const clocks = new Map<Zone, Stretch[]>();

function stretchAt(at: number, zone: Zone): Stretch {
  let known = clocks.get(zone);
  if (!known) {
    known = [];
    clocks.set(zone, known);
  }
  for (const stretch of known) if (stretch.from <= at && at < stretch.until) return stretch;
  const zoned = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
  // The change before an instant excludes the instant itself, and a change at `at` begins this stretch.
  const before = zoned.add({ milliseconds: 1 }).getTimeZoneTransition('previous');
  const after = zoned.getTimeZoneTransition('next');
  const stretch = {
    from: before?.epochMilliseconds ?? Number.NEGATIVE_INFINITY,
    until: after?.epochMilliseconds ?? Number.POSITIVE_INFINITY,
    offset: zoned.offsetNanoseconds / 1e6,
  };
  known.push(stretch);
  return stretch;
}

function localMillis(at: number, zone: Zone): number {
  return at + stretchAt(at, zone).offset;
}

/** Days since 1970-01-01 by the zone's calendar. */
export function localDay(at: number, zone: Zone): number {
  return Math.floor(localMillis(at, zone) / DAY);
}

export function localDate(at: number, zone: Zone): WallDate {
  return instantOf(localDay(at, zone) * DAY).slice(0, 10) as WallDate;
}

/**
 * The instants a clock reading names: both when it happens twice, and when it is skipped the change itself, the first
 * instant at which the clock is past it.
 */
export function instantsOfLocal(local: number, zone: Zone): { earlier: number; later: number } {
  const found: number[] = [];
  let skippedAt = 0;
  // No zone is further than 15 hours from UTC, so the reading lies in a stretch of this window.
  for (let at = local - 15 * HOUR; at <= local + 15 * HOUR; ) {
    const stretch = stretchAt(at, zone);
    const instant = local - stretch.offset;
    if (stretch.from <= instant && instant < stretch.until) found.push(instant);
    if (instant >= stretch.until) skippedAt = stretch.until;
    at = stretch.until;
  }
  return { earlier: found[0] ?? skippedAt, later: found.at(-1) ?? skippedAt };
}
