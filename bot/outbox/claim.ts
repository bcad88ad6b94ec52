import { sql } from 'kysely';
import type { Instant } from '../../shared/time.ts';
import type { Store } from '../store/store.ts';
import type { Db } from '../store/tables.ts';
import { among } from './among.ts';
import { inOrder } from './manners.ts';
import type { Row } from './row.ts';

/** Milliseconds since 1970 by the database's clock, which all processes share; ours may differ by minutes. */
export const databaseNow = {
  sqlite: sql<number>`cast(round((julianday('now') - 2440587.5) * 86400000) as integer)`,
  postgres: sql<number>`cast(extract(epoch from clock_timestamp()) * 1000 as bigint)`,
};

type Claiming = { now: Instant; claim: string; most: number; leaseMs: number };

/**
 * Takes what is due, and what somebody took and never finished: theirs may have arrived, so it carries `unclearSince`.
 * Its cost goes by what is taken, not by what waits: both halves walk a partial index and stop. Rows of one mentorship come
 * together, so that its facts are read once.
 */
export async function claimDue(store: Store, claiming: Claiming): Promise<Row[]> {
  const { rows } = await claimStatement(store.engine, claiming).execute(store.read);
  // What an update gives back has no order.
  return rows.sort((a, b) => (a.due === b.due ? inOrder(a, b) : a.due < b.due ? -1 : 1));
}

/** The one statement that takes what is due. */
export function claimStatement(engine: Store['engine'], claiming: Claiming) {
  return (engine === 'postgres' ? onPostgres : onSqlite)(claiming);
}

function onSqlite({ now, claim, most, leaseMs }: Claiming) {
  const clock = databaseNow.sqlite;
  const some = sql.lit(most);
  return sql<Row>`
    update "notification" set ${taken(claim, now)}, "leaseUntil" = ${clock} + ${leaseMs}
    where rowid in (
      select * from (select rowid from "notification" where "state" = 'sending' and "leaseUntil" <= ${clock} order by "leaseUntil" limit ${some})
      union all
      select * from (select rowid from "notification" where "state" = 'pending' and "due" <= ${now} order by "due", "mentorship" limit ${some})
      limit ${some}
    ) returning *`;
}

/**
 * Rows are named by where they lie, which cannot change while they are locked, so that nothing has to be looked up; as an array, because
 * a planner that sees a list to join with may read the whole table instead.
 */
function onPostgres({ now, claim, most, leaseMs }: Claiming) {
  const clock = databaseNow.postgres;
  const some = sql.lit(most);
  return sql<Row>`
    update "notification" set ${taken(claim, now)}, "leaseUntil" = ${clock} + cast(${leaseMs} as bigint)
    where ctid = any(array(
      select * from (select ctid from "notification" where "state" = 'sending' and "leaseUntil" <= ${clock} order by "leaseUntil" limit ${some} for update skip locked) as "left"
      union all
      select * from (select ctid from "notification" where "state" = 'pending' and "due" <= ${now} order by "due", "mentorship" limit ${some} for update skip locked) as "due"
      limit ${some}
    )) returning *`;
}

function taken(claim: string, now: Instant) {
  return sql`
    "unclearSince" = case when "state" = 'sending' then coalesce("unclearSince", "changedAt") else "unclearSince" end,
    "attempt" = "attempt" + case when "state" = 'sending' then 1 else 0 end,
    "state" = 'sending', "claim" = ${claim}, "changedAt" = ${now}`;
}

/** Takes rows that are not due yet, as company for one that is; gives back those that nobody else has taken or changed. */
export async function claimEarly(store: Store, ids: readonly string[], { now, claim, leaseMs }: Omit<Claiming, 'most'>): Promise<Row[]> {
  const { rows } = await sql<Row>`
    update "notification" set ${taken(claim, now)}, "leaseUntil" = ${databaseNow[store.engine]} + ${sql.lit(leaseMs)}
    where ${among(store.read, 'id', ids)} and "state" = 'pending' returning *`.execute(store.read);
  return rows;
}

/** When something falls due next; null when nothing waits. */
export async function nextDue(db: Db): Promise<Instant | null> {
  const row = await db.selectFrom('notification').select('due').where('state', '=', 'pending').orderBy('due').limit(1).executeTakeFirst();
  return (row?.due as Instant | undefined) ?? null;
}

/** Where one process has the data to itself, what was being sent when it starts was left behind by the one before. */
export async function endLeases(db: Db): Promise<void> {
  await db.updateTable('notification').set({ leaseUntil: 0 }).where('state', '=', 'sending').execute();
}
