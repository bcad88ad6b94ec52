/** Slips of the keys from one address, and of everybody together, in ten minutes. */
const MOST = { ofOne: 10, ofAll: 300 };
const SPAN_MS = 600_000;
/** More addresses than this are counted as one. */
const ADDRESSES_KEPT = 10_000;

export type Tries = { mayTry(address: string): boolean; wasRight(address: string): void };

/**
 * Codes that are typed into panels are tried by nobody Cairn knows, so they are counted by address, and in all, which no number of
 * addresses gets around: of 2^39 codes, 300 in ten minutes find one of a thousand that are good at the same time once in fifty years. Counted
 * before anybody looks whether a code is right, so that many at the same moment are no way around it either.
 */
export function createTries(elapsed: () => number): Tries {
  let ends = 0;
  let all = 0;
  const tried = new Map<string, number>();
  const keyOf = (address: string) => (tried.has(address) || tried.size < ADDRESSES_KEPT ? address : '');
  return {
    mayTry(address) {
      const now = elapsed();
      if (now >= ends) {
        ends = now + SPAN_MS;
        all = 0;
        tried.clear();
      }
      const key = keyOf(address);
      const times = (tried.get(key) ?? 0) + 1;
      if (times > MOST.ofOne || all >= MOST.ofAll) return false;
      tried.set(key, times);
      all += 1;
      return true;
    },
    /** It does not count: those who pair rightly, in one office, are no danger. */
    wasRight(address) {
      const key = keyOf(address);
      const times = tried.get(key) ?? 0;
      if (times > 0) tried.set(key, times - 1);
      if (all > 0) all -= 1;
    },
  };
}
