import type { PersonId } from '../../shared/domain/ids.ts';
import { type Instant, plus } from '../../shared/time.ts';
import type { Platform } from '../chat/port.ts';
import { hashOfCode, newCode } from './codes.ts';
import type { Db } from './tables.ts';

export const LINK_MINUTES = 10;

export type OwnAccount = {
  id: string;
  platform: Platform;
  createdAt: Instant;
  preferred: boolean;
  joinedFrom: PersonId | null;
  joinedAt: Instant | null;
};
export type JoinedAccount = OwnAccount & { joinedFrom: PersonId; joinedAt: Instant };

/** Begins a joining of another account to this person's; one that was begun before ends. Gives back the code: the only time that it is known. */
export async function beginLink(db: Db, person: PersonId, now: Instant): Promise<string> {
  const code = newCode();
  const link = { hash: hashOfCode(code), account: null, expiresAt: plus(now, { minutes: LINK_MINUTES }) };
  await db
    .insertInto('link')
    .values({ person, ...link })
    .onConflict((oc) => oc.column('person').doUpdateSet(link))
    .execute();
  return code;
}

/** Whose the code is; null for one that is unknown, used or expired, which nobody can tell apart. */
export async function linkFor(db: Db, code: string, now: Instant): Promise<{ person: PersonId; name: string } | null> {
  const row = await db
    .selectFrom('link')
    .innerJoin('person', 'person.id', 'link.person')
    .select(['link.person', 'person.name'])
    .where('link.hash', '=', hashOfCode(code))
    .where('link.account', 'is', null)
    .where('link.expiresAt', '>', now)
    .executeTakeFirst();
  return (row as { person: PersonId; name: string } | undefined) ?? null;
}

/** The account that the code was brought from stands ready to be joined. False where another has just been brought before it. */
export async function claimLink(db: Db, code: string, account: string): Promise<boolean> {
  const link = db.updateTable('link').set({ account }).where('hash', '=', hashOfCode(code)).where('account', 'is', null);
  return (await link.returning('person').executeTakeFirst()) !== undefined;
}

/** Who stands ready to be joined to this person; null for nobody. */
export async function claimed(db: Db, person: PersonId, now: Instant) {
  const row = await db
    .selectFrom('link')
    .innerJoin('account', 'account.id', 'link.account')
    .innerJoin('person', 'person.id', 'account.person')
    .select(['account.id', 'account.platform', 'account.person', 'person.name'])
    .where('link.person', '=', person)
    .where('link.expiresAt', '>', now)
    .executeTakeFirst();
  return row ? { ...row, person: row.person as PersonId, platform: row.platform as Platform } : null;
}

export async function endLink(db: Db, person: PersonId): Promise<void> {
  await db.deleteFrom('link').where('person', '=', person).execute();
}

/** From now on the account is this person's. What of their history comes along, bot/store/unite.ts says. */
export async function joinAccount(db: Db, account: string, to: PersonId, from: PersonId, now: Instant): Promise<void> {
  await db
    .updateTable('account')
    .set({ person: to, preferred: 0, joinedFrom: from, joinedAt: now, changedAt: now })
    .where('id', '=', account)
    .execute();
}

/** The account is again whose it was. */
export async function partAccount(db: Db, { id, joinedFrom }: JoinedAccount, now: Instant): Promise<void> {
  await db
    .updateTable('account')
    .set({ person: joinedFrom, preferred: 1, joinedFrom: null, joinedAt: null, changedAt: now })
    .where('id', '=', id)
    .execute();
}

export async function preferAccount(db: Db, person: PersonId, account: string): Promise<void> {
  await db
    .updateTable('account')
    .set((eb) => ({ preferred: eb.case().when('id', '=', account).then(1).else(0).end() }))
    .where('person', '=', person)
    .execute();
}

export async function accountsOf(db: Db, person: PersonId): Promise<OwnAccount[]> {
  const rows = await db
    .selectFrom('account')
    .select(['id', 'platform', 'createdAt', 'preferred', 'joinedFrom', 'joinedAt'])
    .where('person', '=', person)
    .orderBy('createdAt')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({ ...row, preferred: row.preferred === 1 }) as OwnAccount);
}

export async function forgetLinksBefore(db: Db, before: Instant): Promise<void> {
  await db.deleteFrom('link').where('expiresAt', '<=', before).execute();
}
