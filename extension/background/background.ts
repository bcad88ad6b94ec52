import { panelWordsFor } from '../../shared/words/panel.ts';
import { callAt } from './calls.ts';

/** Firefox's sidebar, which the types of Chrome do not know. */
declare const browser: { sidebarAction?: { open(): Promise<void> } } | undefined;

const PANEL = 'panel/panel.html';
const MOSS = '#2f6b4f';
const say = panelWordsFor(navigator.language);

/** The panel opens for whoever asks: a click is needed, and nothing may be waited for before. */
chrome.action.onClicked.addListener((tab) => {
  const sidebar = typeof browser === 'undefined' ? undefined : browser.sidebarAction;
  if (sidebar) void sidebar.open();
  else if (tab.id !== undefined) {
    void chrome.sidePanel.setOptions({ tabId: tab.id, path: PANEL, enabled: true });
    void chrome.sidePanel.open({ tabId: tab.id });
  }
});

/** The address is there only where the site was allowed. */
chrome.tabs.onUpdated.addListener((tabId, change, tab) => {
  if (change.url !== undefined || change.status === 'complete') void mark(tabId, tab.url);
});

/** A tab beside which there is a call says so on the button, and has its panel ready. */
async function mark(tabId: number, address: string | undefined): Promise<void> {
  const isCall = address !== undefined && callAt(address) !== null;
  const title = isCall ? say.badgeTitle() : say.openPanel();
  await Promise.all([
    chrome.action.setBadgeText({ tabId, text: isCall ? '●' : '' }),
    chrome.action.setBadgeBackgroundColor({ tabId, color: MOSS }),
    chrome.action.setTitle({ tabId, title }),
    isCall && chrome.sidePanel ? chrome.sidePanel.setOptions({ tabId, path: PANEL, enabled: true }) : undefined,
    // A tab may be gone by then, and with it everything there was to say.
  ]).catch(() => {});
}
