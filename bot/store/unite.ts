import type { MentorshipId, PersonId, ProgrammeId } from '../../shared/domain/ids.ts';
import type { Instant } from '../../shared/time.ts';
import { engineOf } from './engine.ts';
import { lockMentorship } from './facts.ts';
import { coordinatedBy } from './programmes.ts';
import type { Db } from './tables.ts';
import { type Came, cameFrom, forget, remember } from './united-memory.ts';
import { handMessages, handRole, isBeingWrittenTo, silence } from './united-outbox.ts';
import { type Handing, handPairs } from './united-rows.ts';
import { divideTalks, uniteTalks } from './united-talks.ts';

/*
 * One of two becomes the other: every row that names them is made over, and what came along is remembered, so that it can go back. The
 * alternative was to leave the rows and to read one person by two names; then every query that asks for a person, and every rule that
 * compares two, would have to know of it, and whichever forgot would split somebody in two without anybody noticing. What that would have
 * saved is here, and in one place: see bot/store/uniting.ts for what becomes of each column.
 */

/** Rows of nobody's pair, in the order in which they are made over; `key` names one. */
const own = { 'pause.person': 'id', 'talk.person': 'id', 'seat.by': 'hash', 'seat.person': 'hash' } as const satisfies {
  [W in Came]?: string;
};
type Own = keyof typeof own;

/** Who somebody is in which pairs; of a declined one of both nothing is left to unite. */
export async function pairsToUnite(tx: Db, { from, to }: Handing): Promise<MentorshipId[]> {
  const rows = await tx
    .selectFrom('party')
    .select('mentorship')
    .where('person', '=', from)
    .where('mentorship', 'not in', tx.selectFrom('party as others').select('others.mentorship').where('others.person', '=', to))
    .orderBy('mentorship')
    .execute();
  return rows.map(({ mentorship }) => mentorship as MentorshipId);
}

/** False, and nothing done, while a message is on its way that is for who somebody is now. Both are locked. */
export async function unite(tx: Db, handing: Handing, account: string, now: Instant): Promise<boolean> {
  const { from } = handing;
  const pairs = await pairsToUnite(tx, handing);
  await lockAll(tx, pairs);
  if (await isBeingWrittenTo(tx, [from], pairs)) return false;

  await remember(
    tx,
    handing,
    'party',
    pairs.map((id) => ({ id, was: null })),
    now,
  );
  await handPairs(tx, pairs, handing);
  await handMessages(tx, pairs, handing);
  await uniteRoles(tx, handing, now);
  for (const what of Object.keys(own) as Own[]) await uniteOwn(tx, handing, what, now);
  await handShown(tx, account, handing);
  for (const table of ['link', 'download'] as const) await tx.deleteFrom(table).where('person', '=', from).execute();
  return true;
}

/**
 * What came along goes back, with all that was done in it since; what began since stays. Leave and talks that were ended or removed
 * meanwhile stay so. False, and nothing done, while a message is on its way.
 */
export async function divide(tx: Db, { from, to }: Handing, account: string, since: Instant, now: Instant): Promise<boolean> {
  const came = { from, to };
  const back = { from: to, to: from };
  const known = new Set((await cameFrom(tx, came, 'party')).map(({ id }) => id));
  const pairs = (await pairsToUnite(tx, back)).filter((id) => known.has(id));
  await lockAll(tx, pairs);
  if (await isBeingWrittenTo(tx, [to], pairs)) return false;

  await handPairs(tx, pairs, back);
  await handMessages(tx, pairs, back);
  await divideRoles(tx, came, now);
  for (const what of Object.keys(own) as Own[]) await divideOwn(tx, came, what, pairs);
  await divideShown(tx, account, pairs, back);
  await forget(tx, came, since);
  return true;
}

async function lockAll(tx: Db, pairs: readonly MentorshipId[]): Promise<void> {
  for (const id of pairs) await lockMentorship(tx, id, engineOf(tx));
}

async function uniteRoles(tx: Db, handing: Handing, now: Instant): Promise<void> {
  const { from, to } = handing;
  const both = new Set((await coordinatedBy(tx, to)).map(({ id }) => id));
  for (const { id: programme } of await coordinatedBy(tx, from)) {
    const row = tx.selectFrom('coordinator').selectAll().where('programme', '=', programme).where('person', '=', from);
    const was = both.has(programme) ? JSON.stringify(await row.executeTakeFirstOrThrow()) : null;
    await remember(tx, handing, 'coordinator', [{ id: programme, was }], now);
    if (was !== null) {
      await tx.deleteFrom('coordinator').where('programme', '=', programme).where('person', '=', from).execute();
      await silence(tx, programme, from, now);
    } else {
      await tx.updateTable('coordinator').set({ person: to }).where('programme', '=', programme).where('person', '=', from).execute();
      await handRole(tx, programme, handing);
    }
  }
}

/** Whoever does not coordinate any more does not begin again by parting. */
async function divideRoles(tx: Db, came: Handing, now: Instant): Promise<void> {
  const still = new Set<string>((await coordinatedBy(tx, came.to)).map(({ id }) => id));
  for (const { id, was } of await cameFrom(tx, came, 'coordinator')) {
    if (!still.has(id)) continue;
    if (was !== null) {
      const row = { ...JSON.parse(was), changedAt: now };
      await tx.insertInto('coordinator').values(row).execute();
    } else {
      await tx.updateTable('coordinator').set({ person: came.from }).where('programme', '=', id).where('person', '=', came.to).execute();
      await handRole(tx, id as ProgrammeId, { from: came.to, to: came.from });
    }
  }
}

async function uniteOwn(tx: Db, handing: Handing, what: Own, now: Instant): Promise<void> {
  const rows = await idsOf(tx, what, handing.from);
  if (what === 'talk.person') return uniteTalks(tx, rows, handing, now);
  await remember(
    tx,
    handing,
    what,
    rows.map((id) => ({ id, was: null })),
    now,
  );
  await setOwn(tx, what, rows, handing);
}

async function divideOwn(tx: Db, came: Handing, what: Own, pairs: readonly MentorshipId[]): Promise<void> {
  const back = { from: came.to, to: came.from };
  const rows = await cameFrom(tx, came, what);
  if (what === 'talk.person') return divideTalks(tx, rows, pairs, back);
  await setOwn(
    tx,
    what,
    rows.map(({ id }) => id),
    back,
  );
}

/** What is on show in the account that comes along is now theirs whom it comes to. */
async function handShown(tx: Db, account: string, { from, to }: Handing): Promise<void> {
  const ids = tx.selectFrom('shown').select('id').where('account', '=', account).where('person', '=', from);
  await tx.updateTable('notification').set({ person: to }).where('shown', 'in', ids).execute();
  await tx.updateTable('shown').set({ person: to }).where('account', '=', account).where('person', '=', from).execute();
}

/** A card about a pair is kept true no more where its reader has nothing to do with it any longer. */
async function divideShown(tx: Db, account: string, pairs: readonly MentorshipId[], back: Handing): Promise<void> {
  await handShown(tx, account, back);
  const ofPairs = pairs.length === 0 ? [''] : [...pairs];
  const others = tx.deleteFrom('shown').where('account', '<>', account).where('person', '=', back.from);
  await others.where('mentorship', 'in', ofPairs).execute();
  const coordinates = tx.selectFrom('coordinator').select('programme').where('person', '=', back.to);
  const watched = tx.selectFrom('mentorship').select('id').where('programme', 'in', coordinates);
  const here = tx.deleteFrom('shown').where('account', '=', account).where('mentorship', 'not in', ofPairs);
  await here.where('mentorship', 'not in', watched).execute();
}

async function idsOf(tx: Db, what: Own, person: PersonId): Promise<string[]> {
  const [table, column] = what.split('.') as ['pause', 'person'];
  const key = own[what] as 'id';
  const rows = await tx.selectFrom(table).select(key).where(column, '=', person).orderBy(key).execute();
  return rows.map((row) => row[key]);
}

async function setOwn(tx: Db, what: Own, ids: readonly string[], { from, to }: Handing): Promise<void> {
  if (ids.length === 0) return;
  const [table, column] = what.split('.') as ['pause', 'person'];
  await tx
    .updateTable(table)
    .set({ [column]: to })
    .where(column, '=', from)
    .where(own[what] as 'id', 'in', ids)
    .execute();
}
