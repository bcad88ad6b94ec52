const CHROME = /^chrome-extension:\/\/[a-p]{32}$/;
/** Firefox gives each browser an id of its own for the same extension. */
const FIREFOX = /^moz-extension:\/\/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Who may ask at all: extensions by the exact ids that were set, Cairn's own pages, and Firefox's extensions, whose id nobody can know
 * before a device is paired. Being let in here gives nothing: each device's token is good from the origin alone that it was paired from.
 */
export function mayAsk(origin: string | undefined, { origins, url }: { origins: readonly string[]; url: string | null }): origin is string {
  if (origin === undefined) return false;
  if (CHROME.test(origin)) return origins.includes(origin);
  return FIREFOX.test(origin) || (url !== null && new URL(url).origin === origin);
}
