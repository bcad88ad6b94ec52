import type { Instant } from '../../shared/time.ts';
import type { Db } from './tables.ts';
import type { TeamsTables } from './tables-of-teams.ts';

/** A conversation in Teams as it lies here. Whose it is, where it is one person's, is `object` and `user`, or neither. */
export type TeamsRow = Omit<TeamsTables['teamsConversation'], 'installed' | 'greetedAt' | 'home' | 'changedAt'> & { installed: boolean };

/** Keeps a conversation, or what is new of it. Whoever is heard from has Cairn installed. */
export async function keepTeamsConversation(db: Db, { installed: _, ...row }: TeamsRow, now: Instant): Promise<void> {
  const { tenant: _tenant, id: _id, ...news } = row;
  await db
    .insertInto('teamsConversation')
    .values({ ...row, installed: 1, greetedAt: null, home: null, changedAt: now })
    .onConflict((oc) => oc.columns(['tenant', 'id']).doUpdateSet({ ...news, installed: 1, changedAt: now }))
    .execute();
}

/** Cairn was removed from a conversation, or is back. Of one that is not known there is nothing to remember. */
export async function markTeamsConversation(db: Db, tenant: string, id: string, installed: boolean, now: Instant): Promise<void> {
  await db
    .updateTable('teamsConversation')
    .set({ installed: installed ? 1 : 0, changedAt: now, ...(installed ? {} : { greetedAt: null }) })
    .where('tenant', '=', tenant)
    .where('id', '=', id)
    .where('installed', '=', installed ? 0 : 1)
    .execute();
}

/** True for whoever asks first since Cairn was added there, and nobody else, in whichever process. */
export async function greetInTeams(db: Db, tenant: string, id: string, now: Instant): Promise<boolean> {
  const mine = await db
    .updateTable('teamsConversation')
    .set({ greetedAt: now })
    .where('tenant', '=', tenant)
    .where('id', '=', id)
    .where('greetedAt', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return mine !== undefined;
}

/** The message that is Home in a conversation; null where there is none any more. */
export async function setHomeInTeams(db: Db, tenant: string, id: string, home: string | null): Promise<void> {
  await db.updateTable('teamsConversation').set({ home }).where('tenant', '=', tenant).where('id', '=', id).execute();
}

export async function homeInTeams(db: Db, tenant: string, id: string): Promise<string | null> {
  const row = await db.selectFrom('teamsConversation').select('home').where('tenant', '=', tenant).where('id', '=', id).executeTakeFirst();
  return row?.home ?? null;
}

export async function teamsConversation(db: Db, tenant: string, id: string): Promise<TeamsRow | null> {
  return rowOf(await all(db, tenant).where('id', '=', id).executeTakeFirst());
}

/** Somebody's own; of several, such as before Cairn got another bot, the one that still works and was heard from last. */
export async function teamsConversationWith(db: Db, tenant: string, object: string): Promise<TeamsRow | null> {
  const own = all(db, tenant).where('object', '=', object).where('kind', '=', 'personal');
  return rowOf(await own.orderBy('installed', 'desc').orderBy('changedAt', 'desc').orderBy('id').limit(1).executeTakeFirst());
}

export async function teamsChannels(db: Db, tenant: string): Promise<TeamsRow[]> {
  const rows = await all(db, tenant).where('kind', '=', 'channel').orderBy('name').orderBy('id').execute();
  return rows.map((row) => rowOf(row)!);
}

/** The one that says best where Teams takes calls by now. */
export async function anyTeamsConversation(db: Db, tenant: string): Promise<TeamsRow | null> {
  return rowOf(await all(db, tenant).orderBy('installed', 'desc').orderBy('changedAt', 'desc').orderBy('id').limit(1).executeTakeFirst());
}

const all = (db: Db, tenant: string) =>
  db
    .selectFrom('teamsConversation')
    .select(['tenant', 'id', 'kind', 'serviceUrl', 'bot', 'name', 'object', 'user', 'installed'])
    .where('tenant', '=', tenant);

function rowOf(row: (Omit<TeamsRow, 'installed'> & { installed: number }) | undefined): TeamsRow | null {
  return row ? { ...row, installed: row.installed === 1 } : null;
}
