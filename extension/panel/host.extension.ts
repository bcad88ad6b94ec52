import { mayTell } from '../background/allowed.ts';
import { toldOf } from '../background/calls.ts';
import { type Host, identityOf, noWishes, type Pairing, type Wishes } from './host.ts';

/** What an extension keeps in this browser, by name. */
type Kept = { pairing: Pairing; wishes: Wishes; language: string };

const read = async <Name extends keyof Kept>(name: Name): Promise<Kept[Name] | null> =>
  ((await chrome.storage.local.get(name))[name] as Kept[Name] | undefined) ?? null;

/** null forgets it. */
export function keep<Name extends keyof Kept>(name: Name, value: Kept[Name] | null): Promise<void> {
  return value === null ? chrome.storage.local.remove(name) : chrome.storage.local.set({ [name]: value });
}

/** Told when something was kept or forgotten by whichever page of the extension. */
export function onKept(told: (names: (keyof Kept)[]) => void): void {
  chrome.storage.local.onChanged.addListener((changes) => told(Object.keys(changes) as (keyof Kept)[]));
}

export const storedPairing = (): Promise<Pairing | null> => read('pairing');

/** Beside a tab. The token lies where no page's script can come, whichever the browser lets an extension see. */
export function extensionHost(): Host {
  // Firefox keeps content scripts out of this store by itself and has no such switch.
  void chrome.storage.local.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' });
  return {
    ownServer: null,
    identity: async () => {
      const pairing = await storedPairing();
      return pairing && identityOf(pairing);
    },
    keep: (pairing) => keep('pairing', pairing),
    wishes: async () => (await read('wishes')) ?? noWishes,
    wish: null,
    language: () => read('language'),
    call: async () => {
      const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
      // Without permission for the site there is no address, and the panel goes by who is meeting now.
      const told = tab?.url ? toldOf(tab.url) : null;
      return told !== null && (await mayTell()) ? told : null;
    },
    onCall: (changed) => {
      const navigated = (_tab: number, change: { url?: string }) => {
        if (change.url) changed();
      };
      chrome.tabs.onActivated.addListener(changed);
      chrome.tabs.onUpdated.addListener(navigated);
      return () => {
        chrome.tabs.onActivated.removeListener(changed);
        chrome.tabs.onUpdated.removeListener(navigated);
      };
    },
    openOptions: () => void chrome.runtime.openOptionsPage(),
  };
}
