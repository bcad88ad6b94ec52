import { longestSilence } from '../../shared/panel-paths.ts';
import type { AccountRef, Door } from '../chat/port.ts';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { Seal } from '../store/seal.ts';
import type { Store } from '../store/store.ts';

/** What the panel's routes are made of. */
export type PanelParts = {
  store: Store;
  seal: Seal;
  clock: Clock;
  log: Log;
  door: Door;
  /** The public base address, whose own pages may be a panel as well; null where there is none. */
  url(): string | null;
  /** Extensions that may ask, by their exact origin. */
  origins: readonly string[];
  /** Whose account a token is that a chat gave to a panel inside of it; null for whatever is wrong with it. Throws NotChecked where that cannot be told. */
  vouched(token: string): Promise<AccountRef | null>;
  /** Something was put into the outbox. */
  wake(): void;
  limits?: Partial<PanelLimits>;
  /** Milliseconds of a clock that never goes back. */
  elapsed?: () => number;
};

export type PanelLimits = {
  /** How often a stream that has nothing to say shows that it is there, and looks whether it still may. */
  breathMs: number;
  /** Streams of one device; another ends the oldest. */
  streams: number;
  /** How long a stream may not be read before it is cut off. */
  stuckMs: number;
  /** How often one device may come in a minute. */
  asks: number;
  /** How much one person may ask to be done in a day: far more than anybody writes, and what is remembered of it stays small. */
  asksADay: number;
  /** How often in a minute somebody unknown may ask from one network, before they wait: more than any browser that was parted does. */
  unknown: number;
};

export const usualLimits: PanelLimits = {
  breathMs: longestSilence,
  streams: 4,
  stuckMs: 60_000,
  asks: 600,
  asksADay: 20_000,
  unknown: 600,
};
