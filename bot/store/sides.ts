import type { PersonId } from '../../shared/domain/ids.ts';
import type { Policy } from '../../shared/domain/policy.ts';
import type { Side } from '../../shared/domain/uniting.ts';
import type { Db } from './tables.ts';

/** Somebody as one of two who may be united. */
export async function sideOf(db: Db, person: PersonId): Promise<Side> {
  const rows = await db
    .selectFrom('party')
    .innerJoin('mentorship', 'mentorship.id', 'party.mentorship')
    .innerJoin('programme', 'programme.id', 'mentorship.programme')
    .select(['mentorship.id as mentorship', 'mentorship.status', 'party.role', 'programme.id', 'programme.name', 'programme.policy'])
    .where('party.person', '=', person)
    .orderBy('mentorship.id')
    .execute();
  const pairs = rows.map(({ id, name, policy, ...rest }) => {
    const { menteesPerMentor } = JSON.parse(policy) as Policy;
    return { ...rest, programme: { id, name, menteesPerMentor } };
  }) as unknown as Side['pairs'];
  return { chats: await countOf(db, 'account', person), pairs };
}

/** What somebody brings along, for them to see before they say yes. */
export type Brings = { pairs: number; talks: number; leave: number; programmes: number };

export async function bringsOf(db: Db, person: PersonId): Promise<Brings> {
  return {
    pairs: await countOf(db, 'party', person),
    talks: await countOf(db, 'talk', person),
    leave: await countOf(db, 'pause', person),
    programmes: await countOf(db, 'coordinator', person),
  };
}

async function countOf(db: Db, table: 'account' | 'party' | 'talk' | 'pause' | 'coordinator', person: PersonId): Promise<number> {
  const row = await db
    .selectFrom(table)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('person', '=', person)
    .executeTakeFirstOrThrow();
  return row.count;
}
