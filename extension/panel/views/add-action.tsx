import { useEffect, useState } from 'preact/hooks';
import { actionLengths } from '../../../shared/domain/action.ts';
import type { GoalId, LogId } from '../../../shared/domain/ids.ts';
import { type Telling, today, usualDay } from '../telling.ts';
import { DateField, Field, Select } from './field.tsx';

type Added = { text: string; person: string; byWhen: string };

/** What, by whom and by when, in one go. With a log it stands in that too. */
export function AddAction({ telling, log = null, goal = null }: { telling: Telling; log?: LogId | null; goal?: GoalId | null }) {
  const { model, acts, say, pair, partner } = telling;
  const fresh = (): Added => ({ text: '', person: pair.me.person, byWhen: usualDay(telling) });
  const [added, setAdded] = useState(fresh);
  const [isSent, setSent] = useState(false);
  const no = model.refused?.intent.type === (log ? 'log.action' : 'plan.action.add') ? model.refused : null;
  useEffect(() => {
    if (no && 'byWhen' in no.intent) setAdded({ text: no.intent.text, person: no.intent.person, byWhen: no.intent.byWhen });
  }, [no]);
  const change = (more: Partial<Added>) => {
    setAdded({ ...added, ...more });
    setSent(false);
  };
  const wrong = {
    text: isSent && added.text.trim() === '' ? say.actionTextMissing() : no?.fields.text,
    byWhen: isSent && added.byWhen === '' ? say.byWhenMissing() : no?.fields.byWhen,
  };

  function submit(event: Event) {
    event.preventDefault();
    setSent(true);
    const text = added.text.trim();
    if (text === '' || added.byWhen === '') return;
    const fields = { goal, text, person: added.person as typeof pair.me.person, byWhen: added.byWhen };
    acts.ask(log ? { type: 'log.action', log, ...fields } : { type: 'plan.action.add', mentorship: pair.mentorship, ...fields });
    setAdded(fresh());
    setSent(false);
  }

  return (
    <form class="add" onSubmit={submit} noValidate>
      <Field label={say.actionText()} error={wrong.text}>
        {(as) => (
          <input
            {...as}
            maxLength={actionLengths.text}
            value={added.text}
            onInput={({ currentTarget }) => change({ text: currentTarget.value })}
          />
        )}
      </Field>
      <Select
        label={say.byWhom()}
        value={added.person}
        options={[
          { value: pair.me.person, label: say.you() },
          { value: partner.person, label: partner.name },
        ]}
        onValue={(person) => change({ person })}
      />
      <DateField
        label={say.byWhen()}
        value={added.byWhen}
        min={today(telling)}
        error={wrong.byWhen}
        onValue={(byWhen) => change({ byWhen })}
      />
      <button type="submit">{say.add()}</button>
    </form>
  );
}
