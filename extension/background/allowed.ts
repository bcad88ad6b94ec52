import { type CallSite, siteOrigins } from './calls.ts';

type Asked = { origins?: string[]; data_collection?: string[] };

/** What Firefox asks for apart: whether the address of a call may leave the browser, be it to one's own Cairn. Others know no such question. */
const sending: Asked = (() => {
  const { gecko } = (chrome.runtime.getManifest() as { browser_specific_settings?: { gecko?: Gecko } }).browser_specific_settings ?? {};
  return gecko ? { data_collection: gecko.data_collection_permissions.optional } : {};
})();
type Gecko = { data_collection_permissions: { optional: string[] } };

/** What has to be allowed for calls to be recognised. */
export const neededFor = (sites: readonly CallSite[]): Asked => ({ origins: sites.flatMap((site) => siteOrigins[site]), ...sending });

/** Whether the address of a call may be told to the Cairn that this browser is paired with. */
export const mayTell = async (): Promise<boolean> => !sending.data_collection || chrome.permissions.contains(sending);
