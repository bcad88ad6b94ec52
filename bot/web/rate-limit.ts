/** More addresses than this in one span are counted as one, so that memory stays bounded. */
const ADDRESSES_KEPT = 10_000;

type Limit = { most: number; perMilliseconds: number; elapsed: () => number };
export type Counter = { mayAsk(address: string): boolean; giveBack(address: string): void };

/** Counts how often each address asked, in this process, by spans of time. What was refused does not count, nor what was given back. */
export function createCounter({ most, perMilliseconds, elapsed }: Limit): Counter {
  let ends = 0;
  const asked = new Map<string, number>();
  const keyOf = (address: string) => (asked.has(address) || asked.size < ADDRESSES_KEPT ? address : '');
  return {
    mayAsk(address) {
      const now = elapsed();
      if (now >= ends) {
        ends = now + perMilliseconds;
        asked.clear();
      }
      const key = keyOf(address);
      const times = asked.get(key) ?? 0;
      if (times >= most) return false;
      asked.set(key, times + 1);
      return true;
    },
    giveBack(address) {
      const key = keyOf(address);
      const times = asked.get(key) ?? 0;
      if (times > 0) asked.set(key, times - 1);
    },
  };
}

/** Says whether an address may ask once more. */
export const createRateLimit = (limit: Limit): Counter['mayAsk'] => createCounter(limit).mayAsk;
