import { useState } from 'preact/hooks';
import { type Action, type ActionText, actionLengths } from '../../../shared/domain/action.ts';
import { goalsNearest, saidOfAction } from '../../../shared/domain/plan.ts';
import { begunFrom } from '../ahead.ts';
import { draftId } from '../drafts.ts';
import type { Telling } from '../telling.ts';
import { ActionFields } from './add-action.tsx';
import { Clash } from './clash.tsx';
import { Field, SaveOrCancel, Select } from './field.tsx';
import { typedHere } from './typed.ts';

type Shown = { telling: Telling; action: Action };

export const isEditingAction = ({ model }: Telling, { id }: Action): boolean => draftId('plan.action.edit', id) in model.drafts;

/** From now on it is written, until it is saved or closed; what its writer saw of it stays beside it. */
export function beginEditAction({ acts }: Telling, action: Action): void {
  acts.tell({ says: 'draft', id: draftId('plan.action.edit', action.id), draft: begunFrom(saidOfAction(action)) });
}

export function EditAction({ telling, action }: Shown) {
  const { model, acts, say, pair } = telling;
  const typed = typedHere(telling, draftId('plan.action.edit', action.id), begunFrom(saidOfAction(action)).fields);
  const { fields, draft, change, forget } = typed;
  const no = model.refused?.intent.type === 'plan.action.edit' && model.refused.intent.action === action.id ? model.refused.fields : {};
  const goals = goalsNearest(pair);
  const text = fields.text!.trim();

  function submit(event: Event) {
    event.preventDefault();
    if (text === '' || fields.byWhen === '') return;
    const said = Object.fromEntries(Object.entries(fields).map(([field, value]) => [field, value || null])) as ActionText;
    const seen = draft?.seen ? { seen: draft.seen } : {};
    acts.ask({ type: 'plan.action.edit', action: action.id, ...seen, ...saidOfAction({ ...said, text }) });
  }
  return (
    <div class="edit">
      <form class="add" onSubmit={submit} noValidate>
        <Clash telling={telling} typed={typed} />
        <ActionFields
          telling={telling}
          label={say.editText()}
          fields={{ text: fields.text!, person: fields.person!, byWhen: fields.byWhen! }}
          errors={{
            text: text === '' ? say.wordsMissing() : no.text,
            byWhen: fields.byWhen === '' ? say.byWhenMissing() : no.byWhen,
          }}
          onChange={change}
        />
        {goals.length > 0 && (
          <Select
            label={say.goalFor()}
            value={fields.goal!}
            error={no.goal}
            options={[...goals.map(({ id, text: label }) => ({ value: id as string, label })), { value: '', label: say.goalForNone() }]}
            onValue={(goal) => change({ goal })}
          />
        )}
        <SaveOrCancel say={say} onCancel={forget} />
      </form>
      <Drop telling={telling} action={action} onDrop={forget} />
    </div>
  );
}

/** A reason may be given and need not be. What was edited before is wanted no more. */
function Drop({ telling, action, onDrop }: Shown & { onDrop: () => void }) {
  const { acts, say } = telling;
  const { fields, draft, change } = typedHere(telling, draftId('plan.action.drop', action.id), { reason: '' });
  const [wasBegun] = useState(draft !== undefined);
  function submit(event: Event) {
    event.preventDefault();
    acts.ask({ type: 'plan.action.drop', action: action.id, reason: fields.reason.trim() || null });
    onDrop();
  }
  return (
    <details class="inner" open={wasBegun}>
      <summary>{say.drop()}</summary>
      <form onSubmit={submit}>
        <Field label={say.dropReason()}>
          {(as) => (
            <input
              {...as}
              maxLength={actionLengths.reason}
              value={fields.reason}
              onInput={({ currentTarget }) => change({ reason: currentTarget.value })}
            />
          )}
        </Field>
        <button type="submit" class="grave">
          {say.drop()}
        </button>
      </form>
    </details>
  );
}
