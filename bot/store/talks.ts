import type { PersonId, TalkId } from '../../shared/domain/ids.ts';
import { Talk } from '../../shared/talks/talk.ts';
import type { Instant } from '../../shared/time.ts';
import { engineOf } from './engine.ts';
import { tell } from './news.ts';
import type { Seal } from './seal.ts';
import { whereSealed } from './sealed-columns.ts';
import type { Db, Tables } from './tables.ts';

/** What of a talk can be read without its seal: nothing that anybody said. */
export type TalkLine = { id: TalkId; script: Talk['script']['id']; status: Talk['status']; changedAt: Instant };

/** Keeps a talk as it is from now on: all of it as one sealed text, bound to its row. */
export async function saveTalk(tx: Db, seal: Seal, talk: Talk): Promise<void> {
  const { id, person, mentorship, meeting, script, status, startedAt, changedAt } = talk;
  const sealed = seal.seal(JSON.stringify(talk), whereSealed.talk({ id }));
  const rest = { status, sealed, changedAt };
  await tx
    .insertInto('talk')
    .values({ id, person, mentorship, meeting, script: script.id, version: script.version, startedAt, ...rest })
    .onConflict((oc) => oc.column('id').doUpdateSet(rest))
    .execute();
  tell(person);
}

/** Somebody's own talk, locked until the transaction ends; null for one that is not there, or is somebody else's. */
export async function talkOf(tx: Db, seal: Seal, person: PersonId, id: TalkId): Promise<Talk | null> {
  let query = tx.selectFrom('talk').selectAll().where('id', '=', id).where('person', '=', person);
  // Two presses at once are decided one after the other. SQLite has one writer anyway.
  if (engineOf(tx) === 'postgres') query = query.forUpdate();
  const row = await query.executeTakeFirst();
  return row ? opened(seal, row) : null;
}

/** A talk of which something is shared, for whoever it is shared with: `viewOfShared` says who that is, and what they see. */
export async function sharedTalk(tx: Db, seal: Seal, id: TalkId): Promise<Talk | null> {
  const shared = tx.selectFrom('talkShared').select('talk').where('talk', '=', id);
  const row = await tx.selectFrom('talk').selectAll().where('id', 'in', shared).executeTakeFirst();
  return row ? opened(seal, row) : null;
}

/** Somebody's own talk to look at: the one that is not finished, else the last that is. */
export async function lastTalkOf(db: Db, seal: Seal, person: PersonId): Promise<Talk | null> {
  const lines = await talkLinesOf(db, person);
  const one = lines.find(({ status }) => status === 'open') ?? lines.find(({ status }) => status === 'paused') ?? lines[0];
  const row = one && (await db.selectFrom('talk').selectAll().where('id', '=', one.id).executeTakeFirst());
  return row ? opened(seal, row) : null;
}

/** The talk that what somebody types belongs to. */
export async function openTalkOf(tx: Db, seal: Seal, person: PersonId): Promise<Talk | null> {
  const row = await tx.selectFrom('talk').select('id').where('person', '=', person).where('status', '=', 'open').executeTakeFirst();
  return row ? talkOf(tx, seal, person, row.id as TalkId) : null;
}

/** Every talk of somebody, the one last changed first. */
export async function talksOf(tx: Db, seal: Seal, person: PersonId): Promise<Talk[]> {
  const rows = await tx.selectFrom('talk').selectAll().where('person', '=', person).orderBy('changedAt', 'desc').orderBy('id').execute();
  return rows.map((row) => opened(seal, row));
}

export async function talkLinesOf(db: Db, person: PersonId): Promise<TalkLine[]> {
  const rows = await db
    .selectFrom('talk')
    .select(['id', 'script', 'status', 'changedAt'])
    .where('person', '=', person)
    .orderBy('changedAt', 'desc')
    .orderBy('id')
    .execute();
  return rows as TalkLine[];
}

export async function removeTalk(tx: Db, id: TalkId): Promise<void> {
  await tx.deleteFrom('talk').where('id', '=', id).execute();
}

/** Whose talk a row says it is must be what was sealed: a row made over to somebody else opens for nobody. */
function opened(seal: Seal, row: Tables['talk']): Talk {
  const talk = Talk.parse(JSON.parse(seal.open(row.sealed, whereSealed.talk({ id: row.id }))));
  if (talk.id !== row.id || talk.person !== row.person) throw new Error(`${row.id} was sealed as another row`);
  return talk;
}
