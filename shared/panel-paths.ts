/** Where a panel asks: see api.ts. Apart from the schemas there, of which a panel carries none. */
export const panelPaths = {
  pair: '/panel/api/pair',
  state: '/panel/api/state',
  live: '/panel/api/live',
  ask: '/panel/api/ask',
  leave: '/panel/api/leave',
} as const;
