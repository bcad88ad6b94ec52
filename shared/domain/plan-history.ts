import type { Instant } from '../time.ts';
import type { Action } from './action.ts';
import type { Goal } from './goal.ts';
import type { PersonId } from './ids.ts';
import type { PlanChange } from './plan-change.ts';

/** One change of a plan with what the goal or action it was about became by it. */
export type PlanLine = { change: PlanChange; became: Goal | Action };

/** What each change made of its goal or action: what the next change of the same found before it, or as it is now. The newest first, in and out. */
export function linesOf(changes: readonly PlanChange[], now: readonly (Goal | Action)[]): PlanLine[] {
  const since = new Map<string, Goal | Action>(now.map((one) => [one.id, one]));
  return changes.flatMap((change) => {
    const became = since.get(change.item);
    if (change.before) since.set(change.item, change.before);
    return became ? [{ change, became }] : [];
  });
}

/** Who made a field of a goal or action what it is, and when; of lines that do not go back so far, who changed it last in anything. */
export function lastChange(lines: readonly PlanLine[], item: Goal | Action, field: string): { by: PersonId; at: Instant } {
  const valueIn = (one: Goal | Action | null) => one?.[field as keyof typeof one];
  const line = lines.find(({ change, became }) => change.item === item.id && valueIn(change.before) !== valueIn(became));
  return line ? { by: line.change.person, at: line.change.at } : { by: item.by, at: item.at };
}
