import type { PanelWords } from '../../../shared/words/panel.ts';
import type { Wishes } from '../host.ts';
import { Sheet } from './section.tsx';
import { Switch } from './switch.tsx';

type Shown = { say: PanelWords; wishes: Wishes; onWish: (wishes: Wishes) => void };

export function WishList({ say, wishes, onWish }: Shown) {
  return (
    <ul class="rows">
      <Switch label={say.wishTyping()} isOn={wishes.typing} onSwitch={(typing) => onWish({ ...wishes, typing })} />
      <Switch label={say.wishTimeLeft()} isOn={wishes.timeLeft} onSwitch={(timeLeft) => onWish({ ...wishes, timeLeft })} />
    </ul>
  );
}

/** Where there are no options to make them in. */
export function WishSheet({ say, onClose, ...rest }: Shown & { onClose: () => void }) {
  return (
    <Sheet title={say.wishesTitle()} onClose={onClose}>
      <p>{say.wishesText()}</p>
      <WishList say={say} {...rest} />
      <form method="dialog" class="buttons">
        <button type="submit">{say.close()}</button>
      </form>
    </Sheet>
  );
}
