import { setTimeout } from 'node:timers/promises';
import type { Timer } from './paced.ts';

/** Time as it passes. */
export const usualTimer: Timer = {
  elapsed: () => performance.now(),
  sleep: (milliseconds, signal) => setTimeout(milliseconds, undefined, { signal }).catch(() => {}),
};
