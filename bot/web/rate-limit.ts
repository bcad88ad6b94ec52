/** More addresses than this in one span are counted as one, so that memory stays bounded. */
const ADDRESSES_KEPT = 10_000;

/** Says whether an address may ask once more. Counted in this process, by spans of time. */
export function createRateLimit({
  most,
  perMilliseconds,
  elapsed,
}: {
  most: number;
  perMilliseconds: number;
  elapsed: () => number;
}): (address: string) => boolean {
  let ends = 0;
  const asked = new Map<string, number>();
  return (address) => {
    const now = elapsed();
    if (now >= ends) {
      ends = now + perMilliseconds;
      asked.clear();
    }
    const key = asked.has(address) || asked.size < ADDRESSES_KEPT ? address : '';
    const times = (asked.get(key) ?? 0) + 1;
    asked.set(key, times);
    return times <= most;
  };
}
