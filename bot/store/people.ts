import type { PersonId } from '../../shared/domain/ids.ts';
import type { Pause, Person } from '../../shared/domain/person.ts';
import { fromRow } from './nouns.ts';
import type { Db } from './tables.ts';

/** Somebody as they are now, locked until the transaction ends, so that two of their own changes at once do not undo each other. */
export async function lockPerson(tx: Db, id: PersonId): Promise<Person> {
  // An update that changes nothing locks the row on either engine.
  const row = await tx
    .updateTable('person')
    .set((eb) => ({ changedAt: eb.ref('changedAt') }))
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
  return fromRow('person', row);
}

/** Somebody's leave, past and to come, the earliest first. */
export async function pausesOf(db: Db, person: PersonId): Promise<Pause[]> {
  const rows = await db.selectFrom('pause').selectAll().where('person', '=', person).orderBy('from').orderBy('id').execute();
  return rows.map((row) => fromRow('pause', row));
}

/** What people are called now; whoever is not there is left out. */
export async function namesOf(db: Db, ids: readonly PersonId[]): Promise<Pick<Person, 'id' | 'name'>[]> {
  if (ids.length === 0) return [];
  const rows = await db.selectFrom('person').select(['id', 'name']).where('id', 'in', ids).execute();
  return rows as Pick<Person, 'id' | 'name'>[];
}
