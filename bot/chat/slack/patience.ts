import { setTimeout as sleep } from 'node:timers/promises';

const FIRST_MS = 1_000;
const LONGEST_MS = 60_000;

/**
 * Tries until it works or is stopped, waiting a little longer each time. `failed` hears of each failure and how long the
 * wait will be. Resolves either way; never rejects.
 */
export async function untilItWorks(
  attempt: () => Promise<void>,
  failed: (error: unknown, wait: number) => void,
  signal: AbortSignal,
): Promise<void> {
  for (let wait = FIRST_MS; !signal.aborted; wait = Math.min(wait * 2, LONGEST_MS)) {
    try {
      return await attempt();
    } catch (error) {
      failed(error, wait);
    }
    await sleep(wait, undefined, { signal }).catch(() => {});
  }
}
