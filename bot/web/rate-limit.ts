/** Of more than this in one span the first are forgotten, so that memory stays bounded and nobody waits for what others did. */
const NAMES_KEPT = 10_000;

type Limit = { most: number; perMilliseconds: number; elapsed: () => number };
export type Counter = { mayAsk(name: string): boolean; giveBack(name: string): void };

/** Counts how often each asked, in this process, by spans of time. What was refused does not count, nor what was given back. */
export function createCounter({ most, perMilliseconds, elapsed }: Limit): Counter {
  let ends = 0;
  const asked = new Map<string, number>();
  return {
    mayAsk(name) {
      const now = elapsed();
      if (now >= ends) {
        ends = now + perMilliseconds;
        asked.clear();
      }
      const times = asked.get(name) ?? 0;
      if (times >= most) return false;
      if (asked.size >= NAMES_KEPT && !asked.has(name)) asked.delete(asked.keys().next().value!);
      asked.set(name, times + 1);
      return true;
    },
    giveBack(name) {
      const times = asked.get(name) ?? 0;
      if (times > 0) asked.set(name, times - 1);
    },
  };
}

/** Says whether somebody may ask once more. */
export const createRateLimit = (limit: Limit): Counter['mayAsk'] => createCounter(limit).mayAsk;
