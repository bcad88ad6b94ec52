import type { Person } from '../domain/person.ts';
import { isWaking } from '../domain/rhythm.ts';
import { type Instant, minutesBetween } from '../time.ts';
import type { Nudge, NudgeKind } from './nudge.ts';

/** Messages this close become one. */
export const CLOSE_MINUTES = 15;

/** An invitation is answered by itself, and a file cannot share a card. */
const alone: readonly NudgeKind[] = ['invitation', 'calendar', 'plan'];
/** May come a few minutes before its due. The others tell of what happened, and cannot come before it has. */
export const mayComeEarly: readonly NudgeKind[] = [
  'notice',
  'reminder',
  'another-date',
  'answer-awaited',
  'log-signature',
  'log-due',
  'log-overdue',
  'next-date',
  'touch-base',
  'plan-review',
  'hand-foretold',
];

/**
 * Which of somebody's messages share one. A group goes at its first due, so that nothing waits for company; in quiet hours only
 * what may go in quiet hours joins. What is withheld is left out.
 */
export function mergeable(nudges: readonly Nudge[], person: Pick<Person, 'zone' | 'rhythm'>): { at: Instant; nudges: Nudge[] }[] {
  const groups: { at: Instant; nudges: Nudge[] }[] = [];
  for (const nudge of nudges.filter((one) => !one.withheld).toSorted(byDue)) {
    const group = alone.includes(nudge.kind) ? undefined : groups.findLast((one) => joins(nudge, one, person));
    if (group) group.nudges.push(nudge);
    else groups.push({ at: nudge.due, nudges: [nudge] });
  }
  return groups;
}

function joins(nudge: Nudge, group: { at: Instant; nudges: Nudge[] }, person: Pick<Person, 'zone' | 'rhythm'>): boolean {
  if (group.nudges.some((one) => alone.includes(one.kind))) return false;
  if (nudge.due === group.at) return true;
  if (!mayComeEarly.includes(nudge.kind) || minutesBetween(group.at, nudge.due) > CLOSE_MINUTES) return false;
  return isWaking(person, group.at);
}

function byDue(a: Nudge, b: Nudge): number {
  return a.due === b.due ? (a.key < b.key ? -1 : 1) : a.due < b.due ? -1 : 1;
}
