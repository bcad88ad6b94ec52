import type { Action } from '../../shared/domain/action.ts';
import { edited, marksOf } from '../../shared/domain/edited.ts';
import type { Goal } from '../../shared/domain/goal.ts';
import { saidOfAction, saidOfGoal } from '../../shared/domain/plan.ts';
import { type Model, underWay } from './model.ts';

/** What of the plan is shown before the server says so: by the same rule, as far as it is about one item alone. */
type Known = Pick<Model, 'pending'>;

export function actionAhead(model: Known, action: Action): Action {
  let so = action;
  for (const one of underWay(model, 'plan.action.edit')) {
    if (one.action === action.id) so = { ...so, ...edited(saidOfAction(so), saidOfAction(one), one.seen).becomes };
  }
  return so;
}

export function goalAhead(model: Known, goal: Goal): Goal {
  let so = goal;
  for (const one of underWay(model, 'plan.goal.edit')) {
    if (one.goal === goal.id) so = { ...so, ...edited(saidOfGoal(so), saidOfGoal(one), one.seen).becomes };
  }
  return so;
}

/** Whether an action is done, with what is ticked and not answered yet. */
export function isTicked({ pending }: Known, action: Pick<Action, 'id' | 'status'>): boolean {
  const last = pending.findLast(
    ({ intent }) => (intent.type === 'plan.action.done' || intent.type === 'plan.action.undone') && intent.action === action.id,
  );
  return last ? last.intent.type === 'plan.action.done' : action.status === 'done';
}

export const isDropped = (model: Known, action: Pick<Action, 'id'>): boolean =>
  underWay(model, 'plan.action.drop').some((one) => one.action === action.id);

/** A form as somebody began to fill it in from an item, with what they saw of it. */
export function begunFrom(said: Record<string, string | null>) {
  return { fields: Object.fromEntries(Object.entries(said).map(([field, value]) => [field, value ?? ''])), seen: marksOf(said) };
}
