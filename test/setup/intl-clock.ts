/**
 * What clocks show, by `Intl.DateTimeFormat` and nothing else: an oracle for zone arithmetic that shares no code with what it checks.
 * Times are milliseconds; a wall time is the same figures read as UTC.
 */
const formats = new Map<string, Intl.DateTimeFormat>();

/** What a clock in the zone shows, as if it were UTC, to the minute. */
export function shown(at: number, zone: string): number {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
    });
    formats.set(zone, format);
  }
  const part = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, Number(value)])) as Record<string, number>;
  return Date.UTC(part.year!, part.month! - 1, part.day!, part.hour!, part.minute!);
}

/** How far the clock in the zone is ahead of UTC. */
export function offset(at: number, zone: string): number {
  const minute = Math.floor(at / 60_000) * 60_000;
  return shown(minute, zone) - minute;
}

/** Every instant at which a clock in the zone shows a wall time: none, one or two, in order. */
export function instantsOf(wall: number, zone: string): number[] {
  const offsets = new Set([-26, -13, 0, 13, 26].map((hours) => offset(wall + hours * 3_600_000, zone)));
  return [...offsets]
    .map((ahead) => wall - ahead)
    .filter((at) => shown(at, zone) === wall)
    .sort((a, b) => a - b);
}

/** Every instant in the span at which the clocks of the zone change, to the minute. */
export function changes(zone: string, from: number, until: number): number[] {
  const found: number[] = [];
  for (let day = from; day < until; day += 86_400_000) {
    let low = day;
    let high = Math.min(day + 86_400_000, until);
    if (offset(low, zone) === offset(high, zone)) continue;
    while (high - low > 60_000) {
      const middle = low + Math.floor((high - low) / 120_000) * 60_000;
      if (offset(middle, zone) === offset(low, zone)) low = middle;
      else high = middle;
    }
    found.push(high);
  }
  return found;
}
