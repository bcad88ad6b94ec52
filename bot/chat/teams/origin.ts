import type { Carried, Kinds } from './carried.ts';
import type { Conversation } from './conversation.ts';

/** Who did something, in which organisation. */
export type Who = { tenant: string; object: string; user: string; name: string; zone: string | null; language: string | null };

/** Where something was done, and so where its answer goes. */
export type Origin =
  /** Written to Cairn, in its own conversation with somebody. */
  | { at: 'words' }
  /** Cairn was named where others read. */
  | { at: 'mention' }
  /** A button of a message: answered in the response. `over` is the card it was on. */
  | { at: 'press'; message: string | null; over: string | null }
  /** A button of a message that opens a window, whose content is the response. */
  | { at: 'window' }
  /** A button inside a window; `alone`: its content is shown in windows alone. */
  | { at: 'dialog'; over: string | null; alone: boolean }
  /** A form that was sent. */
  | { at: 'form'; form: SentForm };

/** A form as it came back: what it knew, and what its fields hold. */
export type SentForm = Pick<Carried, 'ask' | 'keep' | 'open' | 'form' | 'over' | 'alone'> & {
  kinds: Kinds;
  values: Record<string, unknown>;
};

/** Where it happened: somebody's own conversation with Cairn, or one that others read. `thread` is its id with the thread, where there is one. */
export type Where = { conversation: Conversation; isOwn: boolean; thread: string };
