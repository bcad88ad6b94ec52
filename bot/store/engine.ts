import { type Dialect, type Kysely, PostgresAdapter } from 'kysely';
import type { Source } from './news.ts';

/** What is particular to a database; the rest of the store is the same for both. */
export type Engine = {
  name: 'sqlite' | 'postgres';
  dialect: Dialect;
  /** Whether a transaction that failed with this did nothing and may simply be done again. */
  mayRepeat(error: unknown): boolean;
  /** What other processes tell, where there may be others; their own is told there, too. */
  news: Source | null;
  /** Lets go of what the dialect does not hold itself. */
  release(): void;
};

/** For the few statements that are written differently for each. */
export function engineOf<T>(db: Kysely<T>): Engine['name'] {
  return db.getExecutor().adapter instanceof PostgresAdapter ? 'postgres' : 'sqlite';
}
