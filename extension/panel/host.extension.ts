import { mayTell } from '../background/allowed.ts';
import { callAt } from '../background/calls.ts';
import { type Host, noWishes, type Pairing, type Wishes } from './host.ts';

const KEY = 'pairing';
const WISHES = 'wishes';

/** Beside a tab. The token lies where no page's script can come, whichever the browser lets an extension see. */
export function extensionHost(): Host {
  // Firefox keeps content scripts out of this store by itself and has no such switch.
  void chrome.storage.local.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' });
  return {
    ownServer: null,
    pairing: async () => ((await chrome.storage.local.get(KEY))[KEY] as Pairing | undefined) ?? null,
    keep: (pairing) => (pairing ? chrome.storage.local.set({ [KEY]: pairing }) : chrome.storage.local.remove(KEY)),
    wishes: async () => ((await chrome.storage.local.get(WISHES))[WISHES] as Wishes | undefined) ?? noWishes,
    call: async () => {
      const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
      // Without permission for the site there is no address, and the panel goes by who is meeting now.
      return tab?.url && callAt(tab.url) && (await mayTell()) ? tab.url : null;
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
