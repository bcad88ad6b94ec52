import type { PanelWords } from '../../../shared/words/panel.ts';
import { Sheet } from './section.tsx';

type Shown = { say: PanelWords; waiting: number; onYes: () => void; onClose: () => void };

/** The question before this browser is parted: what waits here goes with it. */
export function Parting({ say, waiting, onYes, onClose }: Shown) {
  return (
    <Sheet title={say.unpairTitle()} onClose={onClose}>
      <p>{say.unpairText()}</p>
      {waiting > 0 && <p class="error">{say.unpairWaits({ waiting })}</p>}
      <form method="dialog" class="buttons">
        <button type="submit">{say.cancel()}</button>
        <button type="submit" class="grave" onClick={onYes}>
          {say.unpairYes()}
        </button>
      </form>
    </Sheet>
  );
}
