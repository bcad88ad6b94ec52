import { type Instant, instantOf, millis } from '../../shared/time.ts';
import type { AccountRef } from '../chat/port.ts';

/** Where somebody, or a channel, is. */
export type Workspace = Pick<AccountRef, 'platform' | 'enterprise' | 'tenant'>;

const UNWELL_FIRST_MS = 1_000;
const UNWELL_LONGEST_MS = 60_000;

/** What is known of how each workspace is faring: one that asks us to wait, or is unwell, holds up nobody else's. */
export class Workspaces {
  readonly #until = new Map<string, Instant>();
  readonly #failures = new Map<string, number>();

  /** Until when nothing should be sent there; null when it may. */
  pausedUntil(account: Workspace, now: Instant): Instant | null {
    const until = this.#until.get(keyOf(account));
    return until !== undefined && until > now ? until : null;
  }

  askedToWait(account: Workspace, until: Instant): void {
    const before = this.#until.get(keyOf(account));
    if (before === undefined || before < until) this.#until.set(keyOf(account), until);
  }

  /** Time-outs and the like: others behind it would wait as long, so they are asked to come later, each time a little more. */
  failed(account: Workspace, now: Instant): void {
    const failures = this.#failures.get(keyOf(account)) ?? 0;
    this.#failures.set(keyOf(account), failures + 1);
    const pause = Math.min(UNWELL_LONGEST_MS, UNWELL_FIRST_MS * 2 ** Math.min(failures, 10));
    this.askedToWait(account, instantOf(millis(now) + pause));
  }

  worked(account: Workspace): void {
    if (this.#failures.size > 0) this.#failures.delete(keyOf(account));
  }
}

export function keyOf({ platform, enterprise, tenant }: Workspace): string {
  return JSON.stringify([platform, enterprise, tenant]);
}
