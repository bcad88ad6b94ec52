import type { Action } from '../../shared/domain/action.ts';
import { edited, type Marks, marksOf } from '../../shared/domain/edited.ts';
import { type Goal, goalKinds } from '../../shared/domain/goal.ts';
import type { AgendaPoint } from '../../shared/domain/meeting.ts';
import { openGoals, type Planned, saidOfAction, saidOfGoal } from '../../shared/domain/plan.ts';
import { type Model, underWay } from './model.ts';

/** What is shown before the server says so: by the same rule, as far as it is about one item alone. */
type Known = Pick<Model, 'pending'>;

/** Of some actions those that are not being dropped, as they are edited. */
export function actionsAhead(model: Known, actions: readonly Action[]): Action[] {
  const dropped = underWay(model, 'plan.action.drop').map(({ action }) => action);
  const edits = underWay(model, 'plan.action.edit');
  return actions
    .filter(({ id }) => !dropped.includes(id))
    .map((one) => edits.filter(({ action }) => action === one.id).reduce((so, said) => editedBy(so, saidOfAction, said), one));
}

/** The goals that are open, the long-term one first, as they are edited. */
export function goalsAhead(model: Known, plan: Pick<Planned, 'goals'>): Goal[] {
  const met = underWay(model, 'plan.goal.met').map(({ goal }) => goal);
  const edits = underWay(model, 'plan.goal.edit');
  return goalKinds
    .flatMap((kind) => openGoals(plan, kind))
    .filter(({ id }) => !met.includes(id))
    .map((one) => edits.filter(({ goal }) => goal === one.id).reduce((so, said) => editedBy(so, saidOfGoal, said), one));
}

function editedBy<T extends S, S extends object>(item: T, saidOf: (of: S) => S, said: S & { seen?: Marks | undefined }): T {
  return { ...item, ...edited(saidOf(item), saidOf(said), said.seen).becomes };
}

/** What is on agendas, as it is ticked, carried on and taken off. */
export function agendaAhead(model: Known, points: readonly AgendaPoint[]): AgendaPoint[] {
  const gone = underWay(model, 'agenda.remove').map(({ point }) => point);
  const [carried, ticked] = [underWay(model, 'agenda.carry'), underWay(model, 'agenda.talked')];
  return points
    .filter(({ id }) => !gone.includes(id))
    .map((one) => ({
      ...one,
      meeting: carried.findLast(({ point }) => point === one.id)?.meeting ?? one.meeting,
      talked: ticked.findLast(({ point }) => point === one.id)?.talked ?? one.talked,
    }));
}

/** Whether an action is done, with what is ticked and not answered yet. */
export function isTicked({ pending }: Known, action: Pick<Action, 'id' | 'status'>): boolean {
  const last = pending.findLast(
    ({ intent }) => (intent.type === 'plan.action.done' || intent.type === 'plan.action.undone') && intent.action === action.id,
  );
  return last ? last.intent.type === 'plan.action.done' : action.status === 'done';
}

/** A form as somebody began to fill it in from an item, with what they saw of it. */
export function begunFrom(said: Record<string, string | null>) {
  return { fields: Object.fromEntries(Object.entries(said).map(([field, value]) => [field, value ?? ''])), seen: marksOf(said) };
}
