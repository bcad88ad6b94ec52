import type { Action } from '../../../shared/domain/action.ts';
import { sayDate } from '../../../shared/words/dates.ts';
import { actionsAhead, isTicked } from '../ahead.ts';
import { underWay } from '../model.ts';
import { type Telling, today, whose } from '../telling.ts';
import { beginEditAction, EditAction, isEditingAction } from './edit-action.tsx';
import { Row, TickRow } from './row.tsx';

export function Actions({ telling, actions }: { telling: Telling; actions: readonly Action[] }) {
  return (
    <ul class="rows">
      {actionsAhead(telling.model, actions).map((one) => (
        <ActionRow key={one.id} telling={telling} action={one} />
      ))}
    </ul>
  );
}

function ActionRow({ telling, action }: { telling: Telling; action: Action }) {
  const { model, acts, say, isActive } = telling;
  const isDone = isTicked(model, action);
  // The row is the same one, so that the focus stays in it.
  if (isActive && !isDone && isEditingAction(telling, action)) {
    return (
      <li>
        <EditAction telling={telling} action={action} />
      </li>
    );
  }
  const isLate = !isDone && action.byWhen < today(telling);
  return (
    <li class={isDone ? 'is-done' : ''}>
      <TickRow
        id={`done-${action.id}`}
        text={action.text}
        hint={hintOf(telling, action, isLate)}
        isLate={isLate}
        isDone={isDone}
        isLocked={!isActive}
        onTick={() => acts.ask({ type: isDone ? 'plan.action.undone' : 'plan.action.done', action: action.id })}
      />
      {isActive && (
        <button
          type="button"
          class="quiet"
          aria-label={say.editName({ text: action.text })}
          onClick={() => beginEditAction(telling, action)}
        >
          {say.edit()}
        </button>
      )}
    </li>
  );
}

/** Those that were added here and are not in the plan yet. */
export function ActionsAdded({ telling }: { telling: Telling }) {
  const { model, say, pair } = telling;
  const toPlan = underWay(model, 'plan.action.add').filter((one) => one.mentorship === pair.mentorship);
  const added = [...toPlan, ...underWay(model, 'log.action')];
  if (added.length === 0) return null;
  return (
    <ul class="rows">
      {added.map((one, index) => (
        <li key={index} aria-busy="true">
          <Row text={one.text} hint={`${hintOf(telling, one)}. ${say.adding()}`} />
        </li>
      ))}
    </ul>
  );
}

/** By whom, and by when. */
export function hintOf(telling: Telling, { person, byWhen }: ActionHinted, isLate = false): string {
  const day = sayDate(byWhen, telling.language, today(telling));
  return telling.say.actionHint({ ...whose(telling, person), day, isLate: isLate ? 'yes' : 'other' });
}
type ActionHinted = Pick<Action, 'person' | 'byWhen'>;
