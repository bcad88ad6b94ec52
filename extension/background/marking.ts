import { extensionWordsFor } from '../../shared/words/extension.ts';
import { callAt } from './calls.ts';

const MOSS = '#2f6b4f';
const say = extensionWordsFor(navigator.language);

/** A tab beside which there is a call says so on the button, and whatever the browser needs to have its panel ready is done for it. */
export function markCalls(makeReady: (tabId: number) => Promise<void> = async () => {}): void {
  // The address is there only where the site was allowed.
  chrome.tabs.onUpdated.addListener((tabId, change, { url }) => {
    if (change.url !== undefined || change.status === 'complete') void mark(tabId, url, makeReady);
  });
  // A call that was there before it was allowed to be seen.
  chrome.permissions.onAdded.addListener(async () => {
    for (const { id, url } of await chrome.tabs.query({})) if (id !== undefined) void mark(id, url, makeReady);
  });
}

async function mark(tabId: number, address: string | undefined, makeReady: (tabId: number) => Promise<void>): Promise<void> {
  const isCall = address !== undefined && callAt(address) !== null;
  const title = isCall ? say.badgeTitle() : say.openPanel();
  await Promise.all([
    chrome.action.setBadgeText({ tabId, text: isCall ? '●' : '' }),
    chrome.action.setBadgeBackgroundColor({ tabId, color: MOSS }),
    chrome.action.setTitle({ tabId, title }),
    isCall ? makeReady(tabId) : undefined,
    // A tab may be gone by then, and with it everything there was to say.
  ]).catch(() => {});
}
