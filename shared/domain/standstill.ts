import { startOfDate } from '../nudges/moments.ts';
import { type Leave, leavesOf, touches } from '../nudges/pauses.ts';
import { addDays, dateAt, earliest, type Instant, type WallDate } from '../time.ts';
import type { MeetingId } from './ids.ts';
import { type StandstillReason, type Still, startOfMonthsLater, whatMayStandStill } from './standstill-reasons.ts';
import type { Watched } from './watched.ts';

/**
 * One thing that stands still between two people, so that they could use a hand. First the two are told, and a week later at the earliest
 * coordinators can see it, if it is still so and both were told. It names neither of the two, and is nobody's fault.
 */
export type Standstill = {
  /** Names this very one, with the day from which it can be seen: whoever was told of another day was not told of this one. */
  key: string;
  reason: StandstillReason;
  /** The meeting whose log, or whose proposal, it is. */
  meeting: MeetingId | null;
  /** Since when nothing has come of it. */
  since: Instant;
  /** From then on it is long enough to be mentioned, to the two. */
  from: Instant;
  /** From the first hour of this day, by the programme's calendar, to coordinators. */
  seenFrom: WallDate;
  /** Until then: leave begins, or the time to wind up. Null while nothing of the kind is known. */
  until: Instant | null;
  /** The last month begins: whatever still stands still then is no alarm. */
  windsUp: Instant;
};

/** A week in which telling them may have to wait for working days, and the week they are promised. */
const SEEN_AFTER_DAYS = 14;

/** Everything that stood still, does, or is going to: by the facts alone, without a clock. */
export function standstillsOf(pair: Watched): Standstill[] {
  const { status, since } = pair.mentorship;
  if (status !== 'active' || since === null) return [];
  // Contact thins when it winds up: no alarm.
  const windsUp = startOfMonthsLater(pair, since, pair.programme.policy.months - 1);
  const leaves = pair.people.flatMap((person) => leavesOf(pair, person)).sort((a, b) => (a.start < b.start ? -1 : 1));
  return whatMayStandStill(pair, since)
    .flatMap((still) => stretches(pair, still, leaves))
    .filter(({ from }) => from < windsUp)
    .map((one) => ({ ...one, until: one.until === null ? windsUp : earliest(one.until, windsUp), windsUp }));
}

export function isSo({ from, until }: Standstill, now: Instant): boolean {
  return from <= now && (until === null || now < until);
}

/** Whether it still is so as far as one of the two may know: the leave of the other stops it too, and is nobody's but theirs to tell. */
export function isSoFor(pair: Watched, { from, windsUp }: Standstill, who: Watched['people'][number], now: Instant): boolean {
  const tookLeave = leavesOf(pair, who).some(({ start }) => from < start && start <= now);
  return from <= now && now < windsUp && !tookLeave;
}

/** Whole weeks since nothing has come of it. */
export function weeksOf({ since }: Pick<Standstill, 'since'>, at: Instant): number {
  return Math.floor((Date.parse(at) - Date.parse(since)) / (7 * 24 * 3_600_000));
}

/** Leave of either stops a clock, and with their return it starts again: what stood still before is not held against anybody. */
function stretches(
  pair: Watched,
  { reason, meeting, name, begun, runsOut }: Still,
  leaves: readonly Leave[],
): Omit<Standstill, 'windsUp'>[] {
  const found: Omit<Standstill, 'windsUp'>[] = [];
  for (let since: Instant | null = begun; since !== null; ) {
    const begins: Instant = since;
    const from = runsOut(begins);
    const stops = leaves.find((one) => touches(one, begins, from));
    const leave = stops ?? leaves.find((one) => one.start > from);
    if (!stops) {
      const seenFrom = addDays(dateAt(from, pair.programme.zone), SEEN_AFTER_DAYS);
      const key = `${name}/${reason}/${begins}/${seenFrom}`;
      found.push({ key, reason, meeting, since: begins, from, seenFrom, until: leave?.start ?? null });
    }
    since = leave?.end ?? null;
  }
  return found;
}

/** When coordinators can see it, if it is still so. */
export function seenAt({ programme }: Watched, { seenFrom }: Standstill): Instant {
  return startOfDate(seenFrom, programme.zone);
}
