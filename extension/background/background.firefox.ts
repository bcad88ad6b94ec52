import { markCalls } from './marking.ts';

/** Firefox's sidebar, which the types of Chrome do not know. */
declare const browser: { sidebarAction: { toggle(): Promise<void> } };

/** The sidebar is one for all tabs: the button shows it, and puts it away again. */
chrome.action.onClicked.addListener(() => void browser.sidebarAction.toggle());

markCalls();
