import type { MentorshipId, PersonId } from '../../shared/domain/ids.ts';
import type { LogMark } from '../../shared/domain/log.ts';
import type { Instant, WallDate } from '../../shared/time.ts';
import type { Db } from './tables.ts';
import { formerSelves } from './united-memory.ts';

type OfPerson = 'account' | 'agendaPoint' | 'runningLate' | 'attendance' | 'notification' | 'feed' | 'talk' | 'logMark' | 'contact';
type OfPair = 'meeting' | 'goal' | 'action' | 'meetingLog' | 'logDraft' | 'logMark';

/** How much there is of what is kept about somebody, for them to see. */
export type Tally = Awaited<ReturnType<typeof tallyOf>>;

export async function tallyOf(db: Db, person: PersonId) {
  // What stayed under a former name of theirs is of them as well.
  const names = [person, ...(await formerSelves(db, person))];
  const of = (table: OfPerson) =>
    db
      .selectFrom(table)
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('person', 'in', names);
  const invited = pairsOf(db, person);
  const ofPairs = (table: OfPair, pairs = accepted(invited)) =>
    db
      .selectFrom(table)
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('mentorship', 'in', pairs);
  const put = (...kinds: LogMark['kind'][]) => of('logMark').where('kind', 'in', kinds);
  const counts = {
    accounts: of('account'),
    meetings: ofPairs('meeting', invited),
    agendaPoints: of('agendaPoint'),
    late: of('runningLate'),
    attendance: of('attendance'),
    goals: ofPairs('goal'),
    actions: ofPairs('action'),
    logs: ofPairs('meetingLog'),
    drafts: ofPairs('logDraft'),
    /** What they put to logs of theirs. */
    names: put('signed'),
    remarks: put('correction', 'comment', 'differently'),
    consents: put('consented'),
    contacts: of('contact'),
    /** How often a coordinator has read a log of theirs, and they, as one, a log of others. */
    readings: ofPairs('logMark').where('kind', '=', 'read'),
    read: put('read'),
    messages: of('notification').where('work', 'in', ['say', 'file']),
    talks: of('talk'),
    talksShared: db
      .selectFrom('talkShared')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('by', '=', person),
    feeds: of('feed'),
    /** Side panels of theirs. */
    devices: db
      .selectFrom('device')
      .innerJoin('account', 'account.id', 'device.account')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('account.person', '=', person),
    /** Chats that came with a history of their own. */
    united: db
      .selectFrom('united')
      .select((eb) => eb.fn.count<number>('from').distinct().as('count'))
      .where((eb) => eb.or([eb('into', 'in', names), eb('from', 'in', names)])),
    /** Their own conversations with Cairn in Teams. */
    teamsChats: db
      .selectFrom('teamsConversation')
      .innerJoin('account', (join) =>
        join.onRef('account.tenant', '=', 'teamsConversation.tenant').onRef('account.user', '=', 'teamsConversation.object'),
      )
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('account.platform', '=', 'teams')
      .where('account.person', '=', person),
  };
  const row = await db.selectNoFrom(Object.entries(counts).map(([name, count]) => count.as(name))).executeTakeFirstOrThrow();
  return row as Record<keyof typeof counts, number>;
}

/** Who read which log of theirs and when, the latest first. The day is that of the meeting. */
export type Reading = { mentorship: MentorshipId; name: string; day: WallDate; at: Instant };

export async function readingsOf(db: Db, person: PersonId, most: number): Promise<Reading[]> {
  const rows = await db
    .selectFrom('logMark')
    .innerJoin('meetingLog', 'meetingLog.id', 'logMark.log')
    .innerJoin('meeting', 'meeting.id', 'meetingLog.meeting')
    .innerJoin('person', 'person.id', 'logMark.person')
    .select(['logMark.mentorship', 'person.name', 'meeting.at as met', 'logMark.at'])
    .where('logMark.kind', '=', 'read')
    .where('logMark.mentorship', 'in', accepted(pairsOf(db, person)))
    .orderBy('logMark.at', 'desc')
    .orderBy('logMark.id')
    .limit(most)
    .execute();
  return rows.map(({ met, ...row }) => ({ ...row, day: met.slice(0, 10) })) as Reading[];
}

const pairsOf = (db: Db, person: PersonId) => db.selectFrom('party').select('mentorship').where('person', '=', person);
const accepted = (pairs: ReturnType<typeof pairsOf>) => pairs.where('invitation', '=', 'accepted');
