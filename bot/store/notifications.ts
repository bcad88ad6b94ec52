import { CompiledQuery } from 'kysely';
import { engineOf } from './engine.ts';
import type { Db, Tables } from './tables.ts';

type Notification = Tables['notification'];

/**
 * Adds rows to the outbox, leaving those whose key is there already. Texts differ by how many rows there are at most, so that each is put
 * together and prepared once: this is on the way of every press.
 */
export async function addNotifications(db: Db, rows: readonly Notification[]): Promise<void> {
  if (rows.length === 0) return;
  if (engineOf(db) === 'postgres') await db.executeQuery(CompiledQuery.raw(postgresText, [JSON.stringify(rows)]));
  else for (let at = 0; at < rows.length; at += MOST) await addSome(db, rows.slice(at, at + MOST));
}

async function addSome(db: Db, rows: readonly Notification[]): Promise<void> {
  const values = rows.flatMap((row) => columns.map((name) => row[name]));
  await db.executeQuery(CompiledQuery.raw(sqliteTexts[rows.length - 1]!, values));
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
  programme: 0,
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
} satisfies Record<keyof Notification, 0>) as (keyof Notification)[];

const quoted = columns.map((name) => `"${name}"`).join(', ');
const into = `insert into "notification" (${quoted})`;
const unlessThere = 'on conflict ("key") do nothing';
/** Rows of one statement on SQLite. */
const MOST = 16;
const places = `(${columns.map(() => '?').join(', ')})`;
const sqliteTexts = Array.from(
  { length: MOST },
  (_, last) =>
    `${into} values ${Array(last + 1)
      .fill(places)
      .join(', ')} ${unlessThere}`,
);
const postgresText = `${into} select ${quoted} from json_populate_recordset(null::"notification", $1) ${unlessThere}`;
