import type { Action } from '../../shared/domain/action.ts';
import { edited, type Marks } from '../../shared/domain/edited.ts';
import type { Goal } from '../../shared/domain/goal.ts';
import { saidOfAction, saidOfGoal } from '../../shared/domain/plan.ts';
import { type Model, underWay } from './model.ts';

/** What of the plan is shown before the server says so: by the same rule, as far as it is about one item alone. */
type Known = Pick<Model, 'pending'>;

export function actionAhead(model: Known, action: Action): Action {
  const edits = underWay(model, 'plan.action.edit').filter((one) => one.action === action.id);
  return edits.reduce(
    (so, one) => ({ ...so, ...edited(saidOfAction(so), saidOfAction(one as unknown as Action), one.seen).becomes }),
    action,
  );
}

export function goalAhead(model: Known, goal: Goal): Goal {
  const edits = underWay(model, 'plan.goal.edit').filter((one) => one.goal === goal.id);
  return edits.reduce((so, one) => ({ ...so, ...edited(saidOfGoal(so), saidOfGoal(one as unknown as Goal), one.seen).becomes }), goal);
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
export function begunFrom(said: Record<string, string | null>, marks: (said: object) => Marks) {
  return { fields: Object.fromEntries(Object.entries(said).map(([field, value]) => [field, value ?? ''])), seen: marks(said) };
}
