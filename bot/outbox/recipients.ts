import type { PersonId } from '../../shared/domain/ids.ts';
import type { Person } from '../../shared/domain/person.ts';
import { wordsFor } from '../../shared/words/words.ts';
import type { AccountRef } from '../chat/port.ts';
import type { Reader } from '../features/feature.ts';
import { fromRow } from '../store/nouns.ts';
import type { Db } from '../store/tables.ts';
import { among } from './among.ts';

/** Who reads, and where: their active accounts, the preferred one first. */
export type Recipient = Reader & { accounts: Account[] };
export type Account = AccountRef & { id: string };

/** By person. Whoever is not in here has left everywhere. */
export async function loadAccounts(db: Db, ids: readonly PersonId[]): Promise<Map<string, Account[]>> {
  if (ids.length === 0) return new Map();
  const accounts = await db
    .selectFrom('account')
    .select(['id', 'person', 'platform', 'enterprise', 'tenant', 'user'])
    .where(among(db, 'person', ids))
    .where('active', '=', 1)
    .orderBy('preferred', 'desc')
    .orderBy('createdAt')
    .orderBy('id')
    .execute();
  const found = new Map<string, Account[]>();
  for (const { person, ...account } of accounts) found.set(person, [...(found.get(person) ?? []), account as Account]);
  return found;
}

export async function loadPeople(db: Db, ids: readonly PersonId[]): Promise<Person[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('person')
    .selectAll()
    .where(among(db, 'id', ids))
    .execute();
  return rows.map((row) => fromRow('person', row));
}

export function recipientOf(person: Person, accounts: Account[]): Recipient {
  return { person, words: wordsFor(person.language), accounts };
}
