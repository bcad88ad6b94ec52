import type { Action } from './action.ts';
import type { Goal } from './goal.ts';
import { actionsOf, type Planned } from './plan.ts';

/** What a goal or action might still want, to be asked kindly and never insisted on. */
export type Wanting = 'criteria' | 'first-step' | 'goal' | 'milestone';

/** By which one notices that it is met, and a first step. */
export function wantingOfGoal(goal: Goal, plan: Planned): Wanting[] {
  const hasStep = goal.kind === 'long-term' || actionsOf(plan, goal.id).length > 0;
  return [...(goal.criteria === null ? (['criteria'] as const) : []), ...(hasStep ? [] : (['first-step'] as const))];
}

/** What it is for, where there are goals, and how one sees that it is under way. */
export function wantingOfAction(action: Action, plan: Planned): Wanting[] {
  const hasGoals = plan.goals.some((one) => one.status === 'open');
  return [...(action.goal === null && hasGoals ? (['goal'] as const) : []), ...(action.milestone === null ? (['milestone'] as const) : [])];
}
