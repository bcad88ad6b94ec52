import type { PersonId } from '../../shared/domain/ids.ts';
import type { Person } from '../../shared/domain/person.ts';
import type { Instant } from '../../shared/time.ts';
import type { AccountRef } from '../chat/port.ts';
import { newId } from '../ids.ts';
import { commit, fromRow } from './nouns.ts';
import type { Db } from './tables.ts';

/** Who somebody on a platform is; undefined for somebody not met before. */
export async function findPerson(db: Db, account: AccountRef): Promise<Person | undefined> {
  const row = await db
    .selectFrom('account')
    .innerJoin('person', 'person.id', 'account.person')
    .selectAll('person')
    .where('account.platform', '=', account.platform)
    .where('account.enterprise', '=', account.enterprise)
    .where('account.tenant', '=', account.tenant)
    .where('account.user', '=', account.user)
    .executeTakeFirst();
  return row && fromRow('person', row);
}

/** A new person with their first account. */
export async function addAccount(db: Db, account: AccountRef, person: Person, now: Instant): Promise<void> {
  await commit(db, [{ put: 'person', row: person }], person.id, now);
  await db
    .insertInto('account')
    .values({ id: newId('acc'), person: person.id, ...account, active: 1, preferred: 1, createdAt: now, changedAt: now })
    .execute();
}

/** One of somebody's accounts. `active` is false for somebody who left there. */
export type Account = AccountRef & { id: string; active: boolean; preferred: boolean };

/** The preferred one first; those they left last. */
export async function accountsOf(db: Db, person: PersonId): Promise<Account[]> {
  const rows = await db
    .selectFrom('account')
    .selectAll()
    .where('person', '=', person)
    .orderBy('active', 'desc')
    .orderBy('preferred', 'desc')
    .orderBy('createdAt')
    .orderBy('id')
    .execute();
  return rows.map(({ id, platform, enterprise, tenant, user, active, preferred }) => ({
    id,
    platform: platform as AccountRef['platform'],
    enterprise,
    tenant,
    user,
    active: active === 1,
    preferred: preferred === 1,
  }));
}

/** Where messages to somebody go; null when they have left everywhere. */
export async function preferredAccount(db: Db, person: PersonId): Promise<Account | null> {
  const [first] = await accountsOf(db, person);
  return first?.active ? first : null;
}

/** Everybody of a workspace at once: it removed Cairn, or has it again. An empty tenant is the whole enterprise. */
export async function markWorkspace(
  db: Db,
  { platform, enterprise, tenant }: Pick<AccountRef, 'platform' | 'enterprise' | 'tenant'>,
  active: boolean,
  now: Instant,
): Promise<void> {
  let update = db
    .updateTable('account')
    .set({ active: active ? 1 : 0, changedAt: now })
    .where('platform', '=', platform)
    .where('enterprise', '=', enterprise);
  if (tenant !== '') update = update.where('tenant', '=', tenant);
  await update.execute();
}

/** Remembers that somebody left a workspace, or is back. */
export async function markAccount(db: Db, account: AccountRef, active: boolean, now: Instant): Promise<void> {
  await db
    .updateTable('account')
    .set({ active: active ? 1 : 0, changedAt: now })
    .where('platform', '=', account.platform)
    .where('enterprise', '=', account.enterprise)
    .where('tenant', '=', account.tenant)
    .where('user', '=', account.user)
    .execute();
}
