import type { Instant } from '../../shared/time.ts';
import type { Db } from './tables.ts';

/** A message of the desk as it lies in its table. `content` is JSON, whose shape goes by `kind`. */
export type StoredDeskMessage = {
  /** Grows in the order in which messages were said. */
  id: number;
  /** Whose direct messages, or which channel: `person/asha`, `channel/rowan-valley`, `home/asha`. */
  place: string;
  mark: string;
  kind: string;
  content: string;
  /** Grows with every redrawing. */
  version: number;
  at: Instant;
};

/** A mark names one message: adding it again gives back the one that is there. */
export async function addDeskMessage(db: Db, message: Omit<StoredDeskMessage, 'id' | 'version'>): Promise<number> {
  const added = await db
    .insertInto('deskMessage')
    .values({ ...message, version: 1 })
    .onConflict((oc) => oc.column('mark').doNothing())
    .returning('id')
    .executeTakeFirst();
  return added?.id ?? (await idOfMark(db, message.place, message.mark)) ?? refuseMark(message.mark);
}

/** Redraws a message; false when it is not there any more. */
export async function changeDeskMessage(db: Db, id: number, content: string): Promise<boolean> {
  const done = await db
    .updateTable('deskMessage')
    .set((eb) => ({ content, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst();
  return done !== undefined;
}

/** The one standing page of a place: made the first time, redrawn from then on. */
export async function keepDeskPage(db: Db, place: string, content: string, at: Instant): Promise<void> {
  await db
    .insertInto('deskMessage')
    .values({ place, mark: place, kind: 'card', content, version: 1, at })
    .onConflict((oc) => oc.column('mark').doUpdateSet((eb) => ({ content, at, version: eb('deskMessage.version', '+', 1) })))
    .execute();
}

export async function findDeskMessage(db: Db, place: string, mark: string, since: Instant): Promise<number | null> {
  const found = await db
    .selectFrom('deskMessage')
    .select('id')
    .where('place', '=', place)
    .where('mark', '=', mark)
    .where('at', '>=', since)
    .executeTakeFirst();
  return found?.id ?? null;
}

export async function removeDeskMessage(db: Db, id: number): Promise<void> {
  await db.deleteFrom('deskMessage').where('id', '=', id).execute();
}

export async function deskMessage(db: Db, id: number): Promise<StoredDeskMessage | null> {
  const row = await db.selectFrom('deskMessage').selectAll().where('id', '=', id).executeTakeFirst();
  return row ? { ...row, at: row.at as Instant } : null;
}

/** The newest messages of a place, oldest first, and how many there are before them. */
export async function deskMessages(db: Db, place: string, most: number): Promise<{ messages: StoredDeskMessage[]; earlier: number }> {
  const rows = await db.selectFrom('deskMessage').selectAll().where('place', '=', place).orderBy('id', 'desc').limit(most).execute();
  const messages = rows.reverse().map((row) => ({ ...row, at: row.at as Instant }));
  const first = messages[0];
  if (!first) return { messages, earlier: 0 };
  const before = await db
    .selectFrom('deskMessage')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('place', '=', place)
    .where('id', '<', first.id)
    .executeTakeFirstOrThrow();
  return { messages, earlier: before.count };
}

async function idOfMark(db: Db, place: string, mark: string): Promise<number | null> {
  const row = await db.selectFrom('deskMessage').select('id').where('mark', '=', mark).where('place', '=', place).executeTakeFirst();
  return row?.id ?? null;
}

function refuseMark(mark: string): never {
  throw new Error(`the mark ${mark} names a message of somebody else`);
}
