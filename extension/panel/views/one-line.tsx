import { useEffect, useState } from 'preact/hooks';
import { Field } from './field.tsx';

type Shown = { label: string; add: string; most: number; again: string | null; onAdd: (text: string) => void };

/** One thing to add, in one line; what was not taken comes back into it. */
export function OneLine({ label, add, most, again, onAdd }: Shown) {
  const [text, setText] = useState('');
  useEffect(() => {
    if (again !== null) setText(again);
  }, [again]);
  function submit(event: Event) {
    event.preventDefault();
    if (text.trim() === '') return;
    onAdd(text.trim());
    setText('');
  }
  return (
    <form class="one-line" onSubmit={submit}>
      <Field label={label}>
        {(as) => <input {...as} maxLength={most} value={text} onInput={({ currentTarget }) => setText(currentTarget.value)} />}
      </Field>
      <button type="submit">{add}</button>
    </form>
  );
}
