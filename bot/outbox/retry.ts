import { type Instant, instantOf, millis } from '../../shared/time.ts';
import type { ChatFault } from '../chat/port.ts';

const LEAST_MS = 500;
const FIRST_MS = 2_000;
const LONGEST_MS = 30 * 60_000;

/** The wait before try number `attempt` + 1, with full jitter: many who failed together must not come back together. `chance` is in [0, 1). */
export function backOff(attempt: number, chance: number): number {
  const most = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(attempt, 20));
  return LEAST_MS + Math.ceil(most * chance);
}

export function after(now: Instant, milliseconds: number): Instant {
  return instantOf(millis(now) + Math.ceil(milliseconds));
}

/** What any failure of a chat means; one that is no {@link ChatFault} may have come after the message went out. */
export function faultOf(error: unknown): ChatFault {
  const fault = (error as { fault?: ChatFault } | null)?.fault;
  return fault ?? { fault: 'unclear', reason: error instanceof Error ? error.message : String(error) };
}
