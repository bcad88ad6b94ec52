import type { PanelAsk, PanelState } from '../../shared/api.ts';
import type { Draft } from './drafts.ts';

/** What was asked and not answered yet, in the order it was asked in. */
export type Held = { order: number; key: string; intent: PanelAsk };
/** A state as it arrived; the server's clock is ahead of this device's by so many milliseconds. */
export type Cached = { state: PanelState; ahead: number };
export type Recalled = { held: Held[]; drafts: Record<string, Draft>; cached: Cached | null };

/** What this browser keeps of one person on one Cairn, and never shows or sends as anybody else's. */
export type Kept = {
  /** Kept once this is done, also when the browser is killed; what was typed is not a draft any more from the same moment on. */
  add(held: Omit<Held, 'order'>, draft: string | null): Promise<void>;
  first(): Promise<Held | null>;
  remove(order: number): Promise<void>;
  recall(): Promise<Recalled>;
  draft(id: string, draft: Draft | null): Promise<void>;
  state(cached: Cached): Promise<void>;
  /** Whoever is not paired any more keeps nothing of the pair, nor of what the other wrote; what they wrote themselves waits until they are paired again. */
  forgetSeen(): Promise<void>;
  forgetAll(): Promise<void>;
  /** Does something while no other panel that sends from the same place does. */
  alone(work: () => Promise<void>, signal: AbortSignal): Promise<unknown>;
};

/** What a form began with says what stood there, by whoever, and nothing of its writer's own. */
export const isSeen = (intent: PanelAsk): boolean => intent.type === 'log.keep' && intent.at === 0;

/** Of what a form holds only the newest is sent, and the first, which says what it began with. */
export const slotOf = (intent: PanelAsk): string | null => (intent.type === 'log.keep' && !isSeen(intent) ? String(intent.form) : null);
