import type { MentorshipId, PersonId } from '../../shared/domain/ids.ts';
import type { Instant } from '../../shared/time.ts';
import type { Db } from './tables.ts';
import type { Handing } from './united-rows.ts';

/** What came along: a side of a pair, the coordinating of a programme, or a row of somebody's own. */
export type Came = 'party' | 'coordinator' | 'pause.person' | 'talk.person' | 'seat.by' | 'seat.person';
type Row = { id: string; was: string | null };

export async function remember(tx: Db, { from, to }: Handing, what: Came, rows: readonly Row[], at: Instant): Promise<void> {
  if (rows.length === 0) return;
  await tx
    .insertInto('united')
    .values(rows.map(({ id, was }) => ({ from, into: to, what, id, was, at })))
    .onConflict((oc) => oc.columns(['from', 'into', 'what', 'id']).doUpdateSet((eb) => ({ was: eb.ref('excluded.was'), at })))
    .execute();
}

/** What came along from somebody, in this uniting of theirs or an earlier one. */
export async function cameFrom(tx: Db, { from, to }: Handing, what: Came): Promise<Row[]> {
  return tx
    .selectFrom('united')
    .select(['id', 'was'])
    .where('from', '=', from)
    .where('into', '=', to)
    .where('what', '=', what)
    .orderBy('id')
    .execute();
}

/** All but of which pairs' records may name the two by either name. */
export async function forget(tx: Db, { from, to }: Handing, since: Instant): Promise<void> {
  const recorded = tx.selectFrom('logEntry').select('mentorship').where('at', '>=', since);
  await tx
    .deleteFrom('united')
    .where('from', '=', from)
    .where('into', '=', to)
    .where((eb) => eb.or([eb('what', '<>', 'party'), eb('id', 'not in', recorded)]))
    .execute();
}

/** Whom the signed records of a pair name, that its facts know as somebody else by now. */
export async function formerlyIn(db: Db, mentorship: MentorshipId): Promise<ReadonlyMap<PersonId, PersonId>> {
  const rows = await db.selectFrom('united').select(['from', 'into']).where('what', '=', 'party').where('id', '=', mentorship).execute();
  if (rows.length === 0) return new Map();
  const parties = await db.selectFrom('party').select('person').where('mentorship', '=', mentorship).execute();
  const known = new Map<string, string>(parties.map(({ person }) => [person, person]));
  // Each round knows one more of a chain of unitings.
  for (const _ of rows) {
    for (const { from, into } of rows) {
      const is = known.get(from) ?? known.get(into);
      if (is) known.set(from, is).set(into, is);
    }
  }
  for (const { person } of parties) known.delete(person);
  return known as ReadonlyMap<string, string> as ReadonlyMap<PersonId, PersonId>;
}

/** Whom somebody was in chats that joined them. */
export async function formerSelves(db: Db, person: PersonId): Promise<PersonId[]> {
  const rows = await db
    .selectFrom('account')
    .select('joinedFrom')
    .where('person', '=', person)
    .where('joinedFrom', 'is not', null)
    .execute();
  return rows.map(({ joinedFrom }) => joinedFrom as PersonId);
}
