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
