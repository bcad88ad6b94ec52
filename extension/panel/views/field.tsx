import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { PanelWords } from '../../../shared/words/panel.ts';
import { caretAfter } from '../caret.ts';
import { useOwnId } from './own-id.ts';

/** What ties a control to its label, its hint and what is wrong with it. */
type Known = { id: string; 'aria-describedby'?: string; 'aria-invalid'?: true };
type Labelled = { label: string; hint?: string | undefined; error?: string | undefined };

/** A label, what it asks for, and what is wrong with it, all of which are read out with it. */
export function Field({ label, hint, error, children }: Labelled & { children: (as: Known) => ComponentChildren }) {
  const id = useOwnId();
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {children({ id, ...(described ? { 'aria-describedby': described } : {}), ...(error ? { 'aria-invalid': true } : {}) })}
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p class="error" id={`${id}-error`}>
          {error}
        </p>
      )}
    </div>
  );
}

type Written = Labelled & { text: string; most: number; isOn?: boolean; onText: (text: string) => void };

/**
 * A text that the other may change at the same time: what they write comes in around the caret, and never in the middle of a syllable.
 * `isOn`: where one goes on when it comes.
 */
export function LongText({ text, most, isOn = false, onText, ...labelled }: Written) {
  const box = useRef<HTMLTextAreaElement>(null);
  const isComposing = useRef(false);
  useLayoutEffect(() => {
    const area = box.current!;
    if (area.value === text || isComposing.current) return;
    const [start, end] = [area.selectionStart, area.selectionEnd].map((caret) => caretAfter(area.value, text, caret));
    area.value = text;
    if (document.activeElement === area) area.setSelectionRange(start!, end!);
  });
  return (
    <Field {...labelled}>
      {(as) => (
        <textarea
          {...as}
          ref={box}
          class={isOn ? 'on' : undefined}
          rows={2}
          maxLength={most}
          onInput={({ currentTarget }) => onText(currentTarget.value)}
          onCompositionStart={() => {
            isComposing.current = true;
          }}
          onCompositionEnd={({ currentTarget }) => {
            isComposing.current = false;
            onText(currentTarget.value);
          }}
        />
      )}
    </Field>
  );
}

export function DateField({
  value,
  onValue,
  min,
  ...labelled
}: Labelled & { value: string; min?: string; onValue: (value: string) => void }) {
  return (
    <Field {...labelled}>
      {(as) => <input {...as} type="date" value={value} min={min} onInput={({ currentTarget }) => onValue(currentTarget.value)} />}
    </Field>
  );
}

export function TimeField({ value, onValue, ...labelled }: Labelled & { value: string; onValue: (value: string) => void }) {
  return (
    <Field {...labelled}>
      {(as) => <input {...as} type="time" value={value} onInput={({ currentTarget }) => onValue(currentTarget.value)} />}
    </Field>
  );
}

type Chosen = Labelled & { value: string; options: readonly { value: string; label: string }[]; onValue: (value: string) => void };

export function Select({ value, options, onValue, ...labelled }: Chosen) {
  return (
    <Field {...labelled}>
      {(as) => (
        <select {...as} value={value} onChange={({ currentTarget }) => onValue(currentTarget.value)}>
          {options.map((one) => (
            <option key={one.value} value={one.value}>
              {one.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

/** How what is edited ends. */
export const SaveOrCancel = ({ say, onCancel }: { say: PanelWords; onCancel: () => void }) => (
  <div class="buttons">
    <button type="submit">{say.save()}</button>
    <button type="button" class="quiet" onClick={onCancel}>
      {say.cancel()}
    </button>
  </div>
);
