import { markCalls } from './marking.ts';

const PANEL = 'panel/panel.html';

/** The panel opens for whoever asks: a click is needed, and nothing may be waited for before. */
chrome.action.onClicked.addListener(({ id: tabId }) => {
  if (tabId === undefined) return;
  void chrome.sidePanel.setOptions({ tabId, path: PANEL, enabled: true });
  void chrome.sidePanel.open({ tabId });
});

markCalls((tabId) => chrome.sidePanel.setOptions({ tabId, path: PANEL, enabled: true }));
