/** So many in so long, in milliseconds. */
export type Limit = readonly [most: number, per: number];

/** What Teams takes for one conversation from one bot, all calls together. */
export const perConversation: readonly Limit[] = [
  [7, 1_000],
  [8, 2_000],
  [60, 30_000],
  [1_800, 3_600_000],
];

/** What Teams takes from one bot in one tenant. */
export const perTenant: readonly Limit[] = [[50, 1_000]];

/** When one more may go, given when others went, the earliest first. Never before now. */
export function earliest(went: readonly number[], limits: readonly Limit[], now: number): number {
  let at = now;
  for (const [most, per] of limits) {
    const nth = went[went.length - most];
    if (nth !== undefined) at = Math.max(at, nth + per);
  }
  return at;
}

/** What still counts, without growing for ever. */
export function stillCounted(went: readonly number[], limits: readonly Limit[], now: number): number[] {
  const longest = Math.max(...limits.map(([, per]) => per));
  const most = Math.max(...limits.map(([count]) => count));
  const first = went.findIndex((at) => at + longest > now);
  return first === -1 ? [] : went.slice(Math.max(first, went.length - most));
}
