import type { Entry } from './entry.ts';
import { panelLive } from './panel-live.ts';
import { panelPage } from './panel-page.ts';

/** The side panel: how soon what happens elsewhere is there, and how it does as a page. */
export async function panel(): Promise<Entry[]> {
  return [...(await panelLive()), ...(await panelPage())];
}
