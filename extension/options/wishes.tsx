import { useState } from 'preact/hooks';
import type { ExtensionWords } from '../../shared/words/extension.ts';
import type { PanelWords } from '../../shared/words/panel.ts';
import { keep } from '../panel/host.extension.ts';
import type { Wishes } from '../panel/host.ts';
import { Section } from '../panel/views/section.tsx';
import { WishList } from '../panel/views/wishes.tsx';

/** They are the panel's own, which learns of them when somebody is back in it. */
export function WishesOfPanel({ say, panel, wishes }: { say: ExtensionWords; panel: PanelWords; wishes: Wishes }) {
  const [wished, setWished] = useState(wishes);
  const wish = (next: Wishes) => {
    setWished(next);
    void keep('wishes', next);
  };
  return (
    <Section title={panel.wishesTitle()}>
      <p>
        {panel.wishesText()} {say.wishesWhen()}
      </p>
      <WishList say={panel} wishes={wished} onWish={wish} />
    </Section>
  );
}
