import { type SqlBool, sql } from 'kysely';
import type { Instant } from '../../shared/time.ts';
import type { Store } from '../store/store.ts';
import type { Db } from '../store/tables.ts';
import { among } from './among.ts';
import { inOrder } from './manners.ts';
import type { Row } from './row.ts';

/** Milliseconds since 1970 by the database's clock, which all processes share; ours may differ by minutes. */
const databaseNow = {
  sqlite: sql<number>`cast(round((julianday('now') - 2440587.5) * 86400000) as integer)`,
  postgres: sql<number>`cast(extract(epoch from statement_timestamp()) * 1000 as bigint)`,
};

type Claiming = { now: Instant; claim: string; most: number; leaseMs: number };

/**
 * Takes what is due, and what somebody took and never finished: theirs may have arrived, so it carries `unclearSince`.
 * Its cost goes by what is taken, not by what waits. Rows of one mentorship come together, so that its facts are read once.
 */
export async function claimDue(store: Store, claiming: Claiming): Promise<Row[]> {
  const { rows } = await claimStatement(store.engine, claiming).execute(store.read);
  // What an update gives back has no order.
  return rows.sort((a, b) => (a.due === b.due ? inOrder(a, b) : a.due < b.due ? -1 : 1));
}

/**
 * The one statement that takes what is due. Rows are named by where they lie, so that nothing has to be looked up (on PostgreSQL
 * that cannot change while they are locked; and as an array, because a planner that sees a list to join with may read the whole table).
 */
export function claimStatement(engine: Store['engine'], { now, claim, most, leaseMs }: Claiming) {
  const clock = databaseNow[engine];
  const update = sql`update "notification" set ${taken(claim, now)}, "leaseUntil" = ${clock} + ${sql.lit(leaseMs)}`;
  const due = sql`
    "open" = 1 and "due" <= ${now} and ("state" = 'pending' or ("state" = 'sending' and "leaseUntil" <= ${clock}))
    order by "due", "mentorship" limit ${sql.lit(most)}`;
  return engine === 'postgres'
    ? sql<Row>`${update} where ctid = any(array(select ctid from "notification" where ${due} for update skip locked)) returning *`
    : sql<Row>`${update} where rowid in (select rowid from "notification" where ${due}) returning *`;
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
  const isOpen = sql<SqlBool>`"open" = 1`;
  const row = await db
    .selectFrom('notification')
    .select('due')
    .where(isOpen)
    .where('state', '=', 'pending')
    .orderBy('due')
    .limit(1)
    .executeTakeFirst();
  return (row?.due as Instant | undefined) ?? null;
}

/** Where one process has the data to itself, what was being sent when it starts was left behind by the one before. */
export async function endLeases(db: Db): Promise<void> {
  await db.updateTable('notification').set({ leaseUntil: 0 }).where('state', '=', 'sending').execute();
}
