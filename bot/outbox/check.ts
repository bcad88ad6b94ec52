import type { Person } from '../../shared/domain/person.ts';
import { type Nudge, stillOwed, whenToSend } from '../../shared/nudges.ts';
import { hoursBetween, type Instant } from '../../shared/time.ts';
import type { Row } from './row.ts';

/** What is to become of a due row, now that the facts have been read again. */
export type Check = { is: 'owed'; nudge: Nudge } | { is: 'later'; due: Instant } | { is: 'cancelled' } | { is: 'withheld'; why: string };

/** Whoever has a meeting this soon is told at once that the other may not know of something. */
const SOON_HOURS = 24;

/** A row is said only when the plan, made again from fresh facts, still owes it, and its reader may be disturbed. */
export function check(row: Row, plan: readonly Nudge[], reader: Pick<Person, 'zone' | 'rhythm'>, now: Instant): Check {
  const still = row.class === 'report' ? ({ is: 'owed', nudge: asReport(row, now) } as const) : stillOwed(row, plan);
  if (still.is === 'withheld' && still.why === 'no-longer-true') return { is: 'cancelled' };
  if (still.is !== 'owed') return still;
  const when = whenToSend(still.nudge, reader, now);
  if (when === null) return { is: 'withheld', why: 'came-too-late' };
  return when > now ? { is: 'later', due: when } : still;
}

/** What somebody asked for goes at once, and so does that a panel reads as them. What Cairn reports of its own sending follows from no facts either; but for a meeting that is near it waits for its reader to wake. */
function asReport({ key, kind, person, mentorship, meeting, due, expires, because }: Row, now: Instant): Nudge {
  const atOnce = kind === 'plan' || kind === 'panel-paired' || (kind === 'partner-not-reached' && hoursBetween(now, expires) <= SOON_HOURS);
  return { key, kind, to: person, mentorship, meeting, due, expires, class: 'act', atOnce, because: JSON.parse(because), withheld: null };
}
