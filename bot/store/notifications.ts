import { CompiledQuery } from 'kysely';
import { engineOf } from './engine.ts';
import type { Db, Tables } from './tables.ts';

type Notification = Tables['notification'];

/**
 * Adds rows to the outbox, leaving those whose key is there already. However many they are, the text of the statement is the same, so that
 * it is put together and prepared once: this is on the way of every press.
 */
export async function addNotifications(db: Db, rows: readonly Notification[]): Promise<void> {
  if (rows.length === 0) return;
  const text = engineOf(db) === 'postgres' ? postgresText : sqliteText;
  await db.executeQuery(CompiledQuery.raw(text, [JSON.stringify(rows)]));
}

/** Every column once: a new one does not compile until it is here. */
const columns = Object.keys({
  id: 0,
  key: 0,
  work: 0,
  kind: 0,
  class: 0,
  person: 0,
  mentorship: 0,
  meeting: 0,
  shown: 0,
  due: 0,
  expires: 0,
  because: 0,
  state: 0,
  why: 0,
  attempt: 0,
  claim: 0,
  leaseUntil: 0,
  unclearSince: 0,
  mark: 0,
  reference: 0,
  sentAt: 0,
  planner: 0,
  createdAt: 0,
  changedAt: 0,
} satisfies Record<keyof Notification, 0>);

const quoted = columns.map((name) => `"${name}"`).join(', ');
const into = `insert into "notification" (${quoted})`;
const unlessThere = 'on conflict ("key") do nothing';
// SQLite takes “on conflict” for part of a join where no condition stands before it.
const sqliteText = `${into} select ${columns.map((name) => `value ->> '${name}'`).join(', ')} from json_each(?) where true ${unlessThere}`;
const postgresText = `${into} select ${quoted} from json_populate_recordset(null::"notification", $1) ${unlessThere}`;
