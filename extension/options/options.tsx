import { useEffect, useState } from 'preact/hooks';
import { panelWordsFor } from '../../shared/words/panel.ts';
import { callSites } from '../background/calls.ts';
import type { Pairing } from '../panel/host.ts';

const sites = { origins: callSites };

/** Whom this browser is paired with, and whether it may see that a tab is a call. */
export function Options({ pairing, shortcut }: { pairing: Pairing | null; shortcut: string }) {
  const say = panelWordsFor(navigator.language);
  const [isGranted, setGranted] = useState(false);
  useEffect(() => {
    void chrome.permissions.contains(sites).then(setGranted);
  }, []);
  return (
    <main class="page">
      <h1>{say.optionsTitle()}</h1>
      <p>{pairing ? say.optionsPaired({ server: pairing.server, name: pairing.name }) : say.optionsUnpaired()}</p>
      <section>
        <h2>{say.sitesTitle()}</h2>
        <p>{isGranted ? say.sitesGranted() : say.sitesText()}</p>
        {isGranted ? (
          <button type="button" onClick={() => void chrome.permissions.remove(sites).then((gone) => setGranted(!gone))}>
            {say.sitesRevoke()}
          </button>
        ) : (
          <button type="button" class="first" onClick={() => void chrome.permissions.request(sites).then(setGranted)}>
            {say.sitesGrant()}
          </button>
        )}
      </section>
      {shortcut !== '' && (
        <section>
          <h2>{say.shortcutTitle()}</h2>
          <p>{say.shortcutText({ keys: shortcut })}</p>
        </section>
      )}
    </main>
  );
}
