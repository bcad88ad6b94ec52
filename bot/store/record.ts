import type { PersonId } from '../../shared/domain/ids.ts';
import type { Db } from './tables.ts';

/** How much there is of what is kept about somebody, for them to see. */
export type Tally = {
  accounts: number;
  meetings: number;
  agendaPoints: number;
  late: number;
  attendance: number;
  goals: number;
  actions: number;
  messages: number;
  talks: number;
  hasFeed: boolean;
};

export async function tallyOf(db: Db, person: PersonId): Promise<Tally> {
  const of = (table: 'account' | 'agendaPoint' | 'runningLate' | 'attendance' | 'notification' | 'feed' | 'talk') =>
    db
      .selectFrom(table)
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('person', '=', person);
  const meetings = await db
    .selectFrom('meeting')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('mentorship', 'in', db.selectFrom('party').select('mentorship').where('person', '=', person))
    .executeTakeFirstOrThrow();
  const ofPlans = async (table: 'goal' | 'action') => {
    const { count } = await db
      .selectFrom(table)
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where(
        'mentorship',
        'in',
        db.selectFrom('party').select('mentorship').where('person', '=', person).where('invitation', '=', 'accepted'),
      )
      .executeTakeFirstOrThrow();
    return count;
  };
  const messages = await of('notification').where('work', 'in', ['say', 'file']).executeTakeFirstOrThrow();
  return {
    accounts: (await of('account').executeTakeFirstOrThrow()).count,
    meetings: meetings.count,
    agendaPoints: (await of('agendaPoint').executeTakeFirstOrThrow()).count,
    late: (await of('runningLate').executeTakeFirstOrThrow()).count,
    attendance: (await of('attendance').executeTakeFirstOrThrow()).count,
    goals: await ofPlans('goal'),
    actions: await ofPlans('action'),
    messages: messages.count,
    talks: (await of('talk').executeTakeFirstOrThrow()).count,
    hasFeed: (await of('feed').executeTakeFirstOrThrow()).count > 0,
  };
}
