/**
 * What the side panel and the bot say to each other. Everything is JSON over POST, with the device's token in `Authorization: Bearer`, and
 * no cookie. Whatever is not as written here is answered 400; a token that is unknown or revoked, 401.
 * Apart from what is said there (shared/api.ts), since the panel carries none of the schemas that the bot reads by.
 */
export const panelPaths = {
  pair: '/panel/api/pair',
  state: '/panel/api/state',
  live: '/panel/api/live',
  ask: '/panel/api/ask',
  leave: '/panel/api/leave',
} as const;
