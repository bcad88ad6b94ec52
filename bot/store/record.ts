import type { PersonId } from '../../shared/domain/ids.ts';
import type { Db } from './tables.ts';

/** How much there is of what is kept about somebody, for them to see. */
export type Tally = {
  accounts: number;
  meetings: number;
  agendaPoints: number;
  late: number;
  attendance: number;
  messages: number;
  hasFeed: boolean;
};

export async function tallyOf(db: Db, person: PersonId): Promise<Tally> {
  const of = (table: 'account' | 'agendaPoint' | 'runningLate' | 'attendance' | 'notification' | 'feed') =>
    db
      .selectFrom(table)
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('person', '=', person);
  const meetings = await db
    .selectFrom('meeting')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('mentorship', 'in', db.selectFrom('party').select('mentorship').where('person', '=', person))
    .executeTakeFirstOrThrow();
  const messages = await of('notification').where('work', 'in', ['say', 'file']).executeTakeFirstOrThrow();
  return {
    accounts: (await of('account').executeTakeFirstOrThrow()).count,
    meetings: meetings.count,
    agendaPoints: (await of('agendaPoint').executeTakeFirstOrThrow()).count,
    late: (await of('runningLate').executeTakeFirstOrThrow()).count,
    attendance: (await of('attendance').executeTakeFirstOrThrow()).count,
    messages: messages.count,
    hasFeed: (await of('feed').executeTakeFirstOrThrow()).count > 0,
  };
}
