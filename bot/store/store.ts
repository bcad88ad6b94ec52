import type { Db } from './tables.ts';

/** The open database. `read` is the outer handle: using it inside {@link Store.transaction} throws, since on SQLite it would hang. */
export interface Store {
  readonly engine: 'sqlite' | 'postgres';
  readonly read: Db;
  /** One transaction; nothing but database work belongs inside. Committed when `work` returns, undone when it throws. */
  transaction<T>(work: (tx: Db) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}
