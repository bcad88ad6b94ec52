import type { GoalKind } from '../domain/goal.ts';
import { anchorOf } from './route.ts';
import { find, type Script } from './script.ts';
import type { ScriptId } from './talk.ts';

/** The stages whose answers say what somebody wants to reach, and as which kind of goal a plan would have it. */
const goals: { readonly [S in ScriptId]?: { readonly [stage: string]: GoalKind } } = {
  grow: { goal: 'short-term' },
  oskar: { outcome: 'short-term' },
  opening: { purpose: 'long-term', goals: 'short-term' },
};

/** null where an answer is no goal. */
export function goalIn(script: Script, question: string): GoalKind | null {
  const standing = find(script, anchorOf(script, question));
  return (standing && goals[script.id]?.[standing.stage.id]) ?? null;
}

/** What may stand before a point of a list. */
const POINT = /^\s*(?:[-–•*]|\d{1,2}[.):])\s*/u;

/**
 * What of an answer goes into the plan next. The opening questions ask for several goals, and a step for each: written on lines of
 * their own they become one at a time, those first that the plan does not have.
 */
export function nextOf(script: Script, answer: string, known: readonly string[]): string {
  if (script.id !== 'opening') return answer;
  const points = answer.split('\n').flatMap((line) => line.replace(POINT, '').trim() || []);
  return points.find((point) => !known.includes(point)) ?? points[0] ?? answer;
}
