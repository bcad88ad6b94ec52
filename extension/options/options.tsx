import { extensionWordsFor } from '../../shared/words/extension.ts';
import { panelWordsFor } from '../../shared/words/panel.ts';
import type { Host, Pairing, Wishes } from '../panel/host.ts';
import { Account } from './account.tsx';
import { Keyboard } from './keyboard.tsx';
import { Language } from './language.tsx';
import { Sites } from './sites.tsx';
import { WishesOfPanel } from './wishes.tsx';

type Known = { host: Host; pairing: Pairing | null; wishes: Wishes; language: string | null; keys: string };

/** What somebody decides once: whose Cairn it is, which calls it may recognise, and how the panel behaves beside them. */
export function Options({ host, pairing, wishes, language, keys }: Known) {
  const reader = language ?? navigator.language;
  const say = extensionWordsFor(reader);
  const panel = panelWordsFor(reader);
  return (
    <>
      <header>
        <h1>{say.title()}</h1>
      </header>
      <main>
        <Account host={host} say={say} panel={panel} pairing={pairing} />
        <Sites say={say} isNext={pairing !== null} />
        <WishesOfPanel say={say} panel={panel} wishes={wishes} />
        <Language say={say} language={language} />
        <Keyboard say={say} keys={keys} />
      </main>
    </>
  );
}
