import { useEffect, useRef } from 'preact/hooks';
import type { PanelWords } from '../../../shared/words/panel.ts';
import type { Model } from '../model.ts';

/** What was not taken, and why; what was typed stands where it was typed, and that is where one is led. */
export function Refusal({ model, say }: { model: Model; say: PanelWords }) {
  const { refused } = model;
  const isClash = refused?.isClash;
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const field = refused && document.querySelector<HTMLElement>('main [aria-invalid]');
    if (field) field.focus();
    else if (refused) (isClash ? document.querySelector('.clash') : box.current)?.scrollIntoView({ block: 'nearest' });
  }, [refused]);
  return (
    <div role="alert" ref={box}>
      {refused && !isClash && <p class="error box">{refused.why ?? say.notTaken()}</p>}
    </div>
  );
}
