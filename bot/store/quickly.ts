import { sql } from 'kysely';
import type { Store } from './store.ts';

/** Does what would come out the same if a power cut took its end back: SQLite does not wait for the disk after each transaction of it. */
export async function quickly(store: Store, work: () => Promise<void>): Promise<void> {
  if (store.engine !== 'sqlite') return work();
  await sql`pragma synchronous = normal`.execute(store.read);
  try {
    await work();
  } finally {
    await sql`pragma synchronous = full`.execute(store.read);
  }
}
