import { useState } from 'preact/hooks';

type Shown = { label: string; name?: string; sure: string; about?: string; isQuiet?: boolean; onSure: () => void };

/** What nothing in the panel takes back is pressed twice, and says at the second time what it does. `name`: where the label alone says too little. */
export function Twice({ label, name, sure, about, isQuiet, onSure }: Shown) {
  const [isAsked, setAsked] = useState(false);
  return (
    <button
      type="button"
      class={isQuiet ? 'quiet' : ''}
      aria-label={isAsked ? undefined : name}
      aria-describedby={about}
      onBlur={() => setAsked(false)}
      onClick={() => (isAsked ? onSure() : setAsked(true))}
    >
      {isAsked ? sure : label}
    </button>
  );
}
