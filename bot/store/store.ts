import type { Db } from './tables.ts';

/** The open database. */
export interface Store {
  readonly engine: 'sqlite' | 'postgres';
  /** The outer handle: each statement by itself, committed at once. Using it inside {@link Store.transaction} throws, since on SQLite it would wait for itself. */
  readonly read: Db;
  /**
   * One transaction; nothing but database work belongs inside. Committed when `work` returns, undone when it throws.
   * `work` runs again, from the start, when another transaction came in between. A transaction inside another throws.
   */
  transaction<T>(work: (tx: Db) => Promise<T>): Promise<T>;
  /** Reads of one moment: what is committed meanwhile is in none of them. Nothing can be written. */
  snapshot<T>(work: (tx: Db) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}
