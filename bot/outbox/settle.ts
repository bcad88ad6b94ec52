import type { Instant } from '../../shared/time.ts';
import type { Db } from '../store/tables.ts';
import type { Row } from './row.ts';

const free = { claim: null, leaseUntil: null };

/**
 * Every completion is fenced: it asks for our claim again. False when somebody else has the row by now, because our lease ran out
 * or its message was replaced by a newer one.
 */
async function settle(db: Db, row: Pick<Row, 'id' | 'claim'>, to: object): Promise<boolean> {
  const done = await db
    .updateTable('notification')
    .set({ ...free, ...to })
    .where('id', '=', row.id)
    .where('claim', '=', row.claim)
    .where('state', '=', 'sending')
    .returning('id')
    .executeTakeFirst();
  return done !== undefined;
}

/** It was said, or done. What `merged` says is that another message carried it; the reference is that one's. */
export function markSent(db: Db, row: Row, reference: string | null, now: Instant, merged = false): Promise<boolean> {
  const state = merged ? { state: 'withheld', why: 'merged' } : { state: 'sent', why: null };
  return settle(db, row, { ...state, reference, sentAt: now, unclearSince: null, changedAt: now });
}

/** Not said, for a reason that will not go away. */
export function withhold(db: Db, row: Row, why: string, now: Instant): Promise<boolean> {
  return settle(db, row, { state: 'withheld', why, sentAt: null, changedAt: now });
}

/** Not owed any more. */
export function cancel(db: Db, row: Row, now: Instant): Promise<boolean> {
  return settle(db, row, { state: 'cancelled', why: 'no-longer-true', sentAt: null, changedAt: now });
}

/** Not now. `attempt` and `unclearSince` stay as they were unless told. */
export function putBack(
  db: Db,
  row: Row,
  back: { due: Instant; why: 'day-full' | 'held-up' | null; attempt?: number; unclearSince?: Instant | null },
  now: Instant,
): Promise<boolean> {
  const { attempt = row.attempt, unclearSince = row.unclearSince } = back;
  // A follow-up that may have arrived keeps the place in its day.
  const place = unclearSince ? {} : { sentAt: null };
  return settle(db, row, { state: 'pending', due: back.due, why: back.why, attempt, unclearSince, ...place, changedAt: now });
}

export function markDead(db: Db, row: Row, why: string, now: Instant): Promise<boolean> {
  return settle(db, row, { state: 'dead', why, changedAt: now });
}

/** Makes the rows one message, or one that was judged not to have arrived a new one, before it goes out. False when one of them is not ours any more. */
export async function markAs(db: Db, rows: readonly Row[], mark: string): Promise<boolean> {
  const done = await db
    .updateTable('notification')
    .set({ mark, unclearSince: null })
    .where(
      'id',
      'in',
      rows.map((row) => row.id),
    )
    .where('claim', '=', rows[0]!.claim)
    .where('state', '=', 'sending')
    .returning('id')
    .execute();
  return done.length === rows.length;
}
