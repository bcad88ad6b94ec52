import type { ComponentChildren } from 'preact';

type Shown = {
  id: string;
  text: string;
  hint: string;
  isLate?: boolean;
  isDone: boolean;
  isLocked?: boolean;
  onTick: () => void;
  children?: ComponentChildren;
};

/** What stands in a row that is ticked, with whose it is and what else can be done about it. */
export function TickRow({ id, text, hint, isLate = false, isDone, isLocked = false, onTick, children }: Shown) {
  return (
    <>
      <input id={id} type="checkbox" checked={isDone} disabled={isLocked} aria-describedby={`${id}-hint`} onChange={onTick} />
      <div>
        <label for={id}>{text}</label>
        <span class={isLate ? 'hint late' : 'hint'} id={`${id}-hint`}>
          {hint}
        </span>
      </div>
      {children}
    </>
  );
}
