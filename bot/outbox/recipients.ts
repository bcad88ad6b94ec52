import type { PersonId } from '../../shared/domain/ids.ts';
import { wordsFor } from '../../shared/words/words.ts';
import type { AccountRef } from '../chat/port.ts';
import type { Reader } from '../features/feature.ts';
import { fromRow } from '../store/nouns.ts';
import type { Db } from '../store/tables.ts';

/** Who reads, and where: their active accounts, the preferred one first. */
export type Recipient = Reader & { accounts: (AccountRef & { id: string })[] };

export async function loadRecipients(db: Db, ids: readonly PersonId[]): Promise<Map<PersonId, Recipient>> {
  if (ids.length === 0) return new Map();
  const people = await db.selectFrom('person').selectAll().where('id', 'in', ids).execute();
  const accounts = await db
    .selectFrom('account')
    .select(['id', 'person', 'platform', 'enterprise', 'tenant', 'user'])
    .where('person', 'in', ids)
    .where('active', '=', 1)
    .orderBy('preferred', 'desc')
    .orderBy('createdAt')
    .orderBy('id')
    .execute();
  const byPerson = Map.groupBy(accounts, (account) => account.person);
  return new Map(
    people.map((row) => {
      const person = fromRow('person', row);
      const own = (byPerson.get(person.id) ?? []).map(({ person: _, ...account }) => account as Recipient['accounts'][number]);
      return [person.id, { person, words: wordsFor(person.language), accounts: own }];
    }),
  );
}
