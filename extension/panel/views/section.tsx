import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { useOwnId } from './own-id.ts';

type Titled = { title: string; children: ComponentChildren };

export function Section({ title, children, aside }: Titled & { aside?: ComponentChildren }) {
  const id = useOwnId();
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {aside}
      {children}
    </section>
  );
}

/** Folded away until it is wanted. */
export function Folded({ title, children, isOpen = false }: Titled & { isOpen?: boolean }) {
  return (
    <details open={isOpen}>
      <summary>
        <h2>{title}</h2>
      </summary>
      {children}
    </details>
  );
}

/** The browser's own dialog: it keeps the focus, and Escape closes it. */
export function Sheet({ title, children, onClose }: Titled & { onClose: () => void }) {
  const id = useOwnId();
  const box = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    box.current!.showModal();
  }, []);
  return (
    <dialog ref={box} aria-labelledby={id} onClose={onClose}>
      <h2 id={id}>{title}</h2>
      {children}
    </dialog>
  );
}

/** What a view of its own is called: where one goes on that came there from another. */
export const Title = ({ children }: { children: ComponentChildren }) => (
  <h2 class="on" tabIndex={-1}>
    {children}
  </h2>
);
