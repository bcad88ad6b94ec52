const LONGEST = 30_000;

/** Waits longer each time in a row, never the same for two panels, and no longer than until the network is back or somebody asks. */
export function patience(signal: AbortSignal, { setTimer = setTimeout, chance = Math.random } = {}) {
  let tries = 0;
  let wake = () => {};
  const now = () => wake();
  addEventListener('online', now, { signal });
  signal.addEventListener('abort', now);
  return {
    reset() {
      tries = 0;
    },
    now,
    wait(): Promise<void> {
      const pause = Math.min(LONGEST, 500 * 2 ** tries) * (0.5 + chance() / 2);
      tries += 1;
      return new Promise((resolve) => {
        const timer = setTimer(() => resolve(), pause);
        wake = () => {
          clearTimeout(timer);
          tries = 0;
          resolve();
        };
      });
    },
  };
}
