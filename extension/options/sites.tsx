import { useEffect, useState } from 'preact/hooks';
import type { ExtensionWords } from '../../shared/words/extension.ts';
import { neededFor } from '../background/allowed.ts';
import { type CallSite, callSites, siteOrigins } from '../background/calls.ts';
import { Section } from '../panel/views/section.tsx';
import { Switch } from '../panel/views/switch.tsx';

/** Whose calls may be recognised. A browser asks for it in the very click, or not at all: nothing is waited for before. */
export function Sites({ say, isNext }: { say: ExtensionWords; isNext: boolean }) {
  const [allowed, setAllowed] = useState<readonly CallSite[]>([]);
  const look = async () => {
    const answers = await Promise.all(callSites.map((site) => chrome.permissions.contains(neededFor([site]))));
    setAllowed(callSites.filter((_, index) => answers[index]));
  };
  useEffect(() => {
    void look();
    chrome.permissions.onAdded.addListener(look);
    chrome.permissions.onRemoved.addListener(look);
    return () => {
      chrome.permissions.onAdded.removeListener(look);
      chrome.permissions.onRemoved.removeListener(look);
    };
  }, []);
  const allow = (sites: readonly CallSite[]) => void chrome.permissions.request(neededFor(sites)).finally(look);
  const forbid = (site: CallSite) => {
    const isLast = allowed.every((one) => one === site);
    void chrome.permissions.remove(isLast ? neededFor([site]) : { origins: siteOrigins[site] }).finally(look);
  };
  return (
    <Section title={say.sitesTitle()}>
      <p>{say.sitesText()}</p>
      <ul class="rows">
        {callSites.map((site) => (
          <Switch key={site} label={say[site]()} isOn={allowed.includes(site)} onSwitch={(isOn) => (isOn ? allow([site]) : forbid(site))} />
        ))}
      </ul>
      {allowed.length === 0 && (
        <button type="button" class={isNext ? 'first' : ''} onClick={() => allow(callSites)}>
          {say.sitesAll()}
        </button>
      )}
    </Section>
  );
}
