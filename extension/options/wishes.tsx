import { useState } from 'preact/hooks';
import type { ExtensionWords } from '../../shared/words/extension.ts';
import { keep } from '../panel/host.extension.ts';
import type { Wishes } from '../panel/host.ts';
import { Section } from '../panel/views/section.tsx';
import { Switch } from './switch.tsx';

export function WishList({ say, wishes }: { say: ExtensionWords; wishes: Wishes }) {
  const [wished, setWished] = useState(wishes);
  const wish = (change: Partial<Wishes>) => {
    const next = { ...wished, ...change };
    setWished(next);
    void keep('wishes', next);
  };
  return (
    <Section title={say.wishesTitle()}>
      <p>{say.wishesText()}</p>
      <ul class="rows">
        <Switch label={say.wishTyping()} isOn={wished.typing} onSwitch={(typing) => wish({ typing })} />
        <Switch label={say.wishTimeLeft()} isOn={wished.timeLeft} onSwitch={(timeLeft) => wish({ timeLeft })} />
      </ul>
    </Section>
  );
}
