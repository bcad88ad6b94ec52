import type { Person } from '../../shared/domain/person.ts';
import type { Instant } from '../../shared/time.ts';
import type { AccountRef } from '../chat/port.ts';
import { newId } from '../ids.ts';
import { commit, fromRow } from './nouns.ts';
import { prepared } from './prepared.ts';
import type { Db } from './tables.ts';

// Values that SQLite may choose a join's order by make it plan the statement anew each time.
const accountWithPerson = prepared((db: Db, { platform, enterprise, tenant, user }: AccountRef) =>
  db
    .with(
      (name) => name('own').materialized(),
      (from) =>
        from
          .selectFrom('account')
          .select(['person', 'active', 'preferred'])
          .where('platform', '=', platform)
          .where('enterprise', '=', enterprise)
          .where('tenant', '=', tenant)
          .where('user', '=', user),
    )
    .selectFrom('own')
    .innerJoin('person', 'person.id', 'own.person')
    .selectAll('person')
    .select(['own.active', 'own.preferred']),
);

type FoundAccount = { person: Person; active: boolean; preferred: boolean };

/** Whose account this is, whether they were still there when last heard of, and whether they are written to there first; undefined for somebody not met before. */
export async function findAccount(db: Db, account: AccountRef): Promise<FoundAccount | undefined> {
  const [row] = await accountWithPerson(db, account);
  if (!row) return undefined;
  const { active, preferred, ...person } = row;
  return { person: fromRow('person', person), active: active === 1, preferred: preferred === 1 };
}

/** Who somebody on a platform is; undefined for somebody not met before. */
export async function findPerson(db: Db, account: AccountRef): Promise<Person | undefined> {
  return (await findAccount(db, account))?.person;
}

export async function accountIdOf(db: Db, { platform, enterprise, tenant, user }: AccountRef): Promise<string> {
  const { id } = await db
    .selectFrom('account')
    .select('id')
    .where('platform', '=', platform)
    .where('enterprise', '=', enterprise)
    .where('tenant', '=', tenant)
    .where('user', '=', user)
    .executeTakeFirstOrThrow();
  return id;
}

/** A new person with their first account. */
export async function addAccount(db: Db, account: AccountRef, person: Person, now: Instant): Promise<void> {
  await commit(db, [{ put: 'person', row: person }], person.id, now);
  await db
    .insertInto('account')
    .values({
      id: newId('acc'),
      person: person.id,
      ...account,
      active: 1,
      preferred: 1,
      joinedFrom: null,
      joinedAt: null,
      createdAt: now,
      changedAt: now,
    })
    .execute();
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
