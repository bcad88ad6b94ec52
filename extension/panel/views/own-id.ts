import { useState } from 'preact/hooks';

let count = 0;

/** An id that no other element has. Preact's own begins anew with each drawing of the whole, and two fields then share a label. */
export function useOwnId(): string {
  const [id] = useState(() => {
    count += 1;
    return `own-${count}`;
  });
  return id;
}
