/**
 * What the side panel and the bot say to each other. Everything is JSON over POST, with a token in `Authorization: Bearer`, and no
 * cookie: a device's own, or inside of Teams the one that Teams gave. Whatever is not as written here is answered 400; a token that is
 * unknown, revoked or over, or of somebody Cairn does not know, 401; one that cannot be checked just now, 503.
 * Apart from what is said there (shared/api.ts), since the panel carries none of the schemas that the bot reads by.
 */
export const panelPaths = {
  pair: '/panel/api/pair',
  state: '/panel/api/state',
  live: '/panel/api/live',
  ask: '/panel/api/ask',
  leave: '/panel/api/leave',
} as const;

/** An address of a call, and a code as it is typed, have so many letters at most. */
export const longestCall = 2048;
export const longestCode = 40;

/** The live stream is never silent for longer, in milliseconds. */
export const longestSilence = 20_000;

/** Where the panel is a page: by itself, as a tab in Teams, and the page by which such a tab is added. */
export const panelPages = { panel: '/panel/', tab: '/panel/tab', configure: '/panel/configure' } as const;

/** Where a Cairn on the same computer may be reached without TLS. No browser's policy can name ::1, so an extension could not reach it by that. */
export const localHosts: readonly string[] = ['localhost', '127.0.0.1'];
