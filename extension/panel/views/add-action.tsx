import { useState } from 'preact/hooks';
import { actionLengths } from '../../../shared/domain/action.ts';
import type { GoalId, LogId } from '../../../shared/domain/ids.ts';
import { draftId } from '../drafts.ts';
import { type Telling, today, usualDay } from '../telling.ts';
import { DateField, Field, Select } from './field.tsx';
import { typedHere } from './typed.ts';

/** What, by whom and by when, in one go. With a log it stands in that too. */
export function AddAction({ telling, log = null, goal = null }: { telling: Telling; log?: LogId | null; goal?: GoalId | null }) {
  const { model, acts, say, pair } = telling;
  const type = log ? 'log.action' : 'plan.action.add';
  const begun = { text: '', person: pair.me.person as string, byWhen: usualDay(telling) as string };
  const { fields, change } = typedHere(telling, draftId(type, log ?? pair.mentorship), begun);
  const [isSent, setSent] = useState(false);
  const no = model.refused?.intent.type === type ? model.refused : null;
  const errors = {
    text: isSent && fields.text.trim() === '' ? say.wordsMissing() : no?.fields.text,
    byWhen: isSent && fields.byWhen === '' ? say.byWhenMissing() : no?.fields.byWhen,
  };

  function submit(event: Event) {
    event.preventDefault();
    const text = fields.text.trim();
    const isWhole = text !== '' && fields.byWhen !== '';
    setSent(!isWhole);
    if (!isWhole) return;
    const said = { goal, text, person: fields.person as typeof pair.me.person, byWhen: fields.byWhen };
    acts.ask(log ? { type: 'log.action', log, ...said } : { type: 'plan.action.add', mentorship: pair.mentorship, ...said });
  }

  return (
    <form class="add" onSubmit={submit} noValidate>
      <ActionFields
        telling={telling}
        label={say.actionText()}
        fields={fields}
        errors={errors}
        onChange={(more) => {
          setSent(false);
          change(more);
        }}
      />
      <button type="submit">{say.add()}</button>
    </form>
  );
}

type Fields = { text: string; person: string; byWhen: string };
type Shown = {
  telling: Telling;
  label: string;
  fields: Fields;
  errors: { text?: string | undefined; byWhen?: string | undefined };
  onChange: (more: Partial<Fields>) => void;
};

export function ActionFields({ telling, label, fields, errors, onChange }: Shown) {
  const { say, pair, partner } = telling;
  return (
    <>
      <Field label={label} error={errors.text}>
        {(as) => (
          <input
            {...as}
            maxLength={actionLengths.text}
            value={fields.text}
            onInput={({ currentTarget }) => onChange({ text: currentTarget.value })}
          />
        )}
      </Field>
      <Select
        label={say.byWhom()}
        value={fields.person}
        options={[
          { value: pair.me.person, label: say.you() },
          { value: partner.person, label: partner.name },
        ]}
        onValue={(person) => onChange({ person })}
      />
      <DateField
        label={say.byWhen()}
        value={fields.byWhen}
        min={today(telling)}
        error={errors.byWhen}
        onValue={(byWhen) => onChange({ byWhen })}
      />
    </>
  );
}
