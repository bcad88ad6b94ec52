type Shown = { text: string; hint?: string };

/** What stands in a row: what it says, and below that whose it is, or what else there is to know of it. */
export const Row = ({ text, hint }: Shown) => (
  <div>
    <p>{text}</p>
    {hint && <p class="hint">{hint}</p>}
  </div>
);

type Ticked = Shown & { id: string; hint: string; isLate?: boolean; isDone: boolean; isLocked?: boolean; onTick: () => void };

/** The same of one that is ticked. */
export function TickRow({ id, text, hint, isLate = false, isDone, isLocked = false, onTick }: Ticked) {
  return (
    <>
      <input id={id} type="checkbox" checked={isDone} disabled={isLocked} aria-describedby={`${id}-hint`} onChange={onTick} />
      <div>
        <label for={id}>{text}</label>
        <span class={isLate ? 'hint late' : 'hint'} id={`${id}-hint`}>
          {hint}
        </span>
      </div>
    </>
  );
}
