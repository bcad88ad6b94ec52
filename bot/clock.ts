import { type Instant, instantOf } from '../shared/time.ts';

/** Where `now` comes from. The desk's can be moved, so whoever waits for an instant asks to be told of a jump. */
export interface Clock {
  now(): Instant;
  /** Calls back after the clock was moved by hand; never for time passing by itself. Gives back how to stop that. */
  onMoved(call: () => void): () => void;
}

export const systemClock: Clock = { now: () => instantOf(Date.now()), onMoved: () => () => {} };
