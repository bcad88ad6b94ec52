import type { PanelAsk } from '../../../shared/api.ts';
import { draftId } from '../drafts.ts';
import type { Telling } from '../telling.ts';
import { Field } from './field.tsx';
import { typedHere } from './typed.ts';

type Shown = {
  telling: Telling;
  asks: PanelAsk['type'];
  /** What it is added to. */
  about: string;
  label: string;
  most: number;
  onAdd: (text: string) => void;
};

/** One thing to add, in one line; what was not taken comes back into it, and why. */
export function OneLine({ telling, asks, about, label, most, onAdd }: Shown) {
  const { fields, change } = typedHere(telling, draftId(asks, about), { text: '' });
  const { refused } = telling.model;
  const why = refused?.intent.type === asks ? (refused.fields.text ?? refused.why) : null;
  function submit(event: Event) {
    event.preventDefault();
    if (fields.text.trim() !== '') onAdd(fields.text.trim());
  }
  return (
    <form class="one-line" onSubmit={submit}>
      <Field label={label} error={why ?? undefined}>
        {(as) => (
          <input {...as} maxLength={most} value={fields.text} onInput={({ currentTarget }) => change({ text: currentTarget.value })} />
        )}
      </Field>
      <button type="submit">{telling.say.add()}</button>
    </form>
  );
}
