import type { MeetingLog } from '../../shared/domain/log.ts';
import type { Instant } from '../../shared/time.ts';
import { logsIn } from '../setup/written-log.ts';
import { book, type DoorOf } from './door.ts';

/** What Idris, Asha and Morwenna do about the logs of a pair, through the door. */
export function openingLogs(door: DoorOf, { programme, mentorship }: { programme: `pro_${string}`; mentorship: `men_${string}` }) {
  const decide = (may: boolean, user = 'UMORWENNA') => door.card(user, { type: 'programme.readers', programme, may });
  const readsOf = (log: `log_${string}`, user = 'UMORWENNA') => door.card(user, { type: 'log.read', log });
  const agree = (user: string, log: `log_${string}`, consent = true) => door.card(user, { type: 'log.consent', log, consent });
  const marks = async (kind: string) => door.store.read.selectFrom('logMark').selectAll().where('kind', '=', kind).orderBy('at').execute();

  /** They meet on a day, and the log is written the day after, which it then is. */
  async function logOf(date: string, until: MeetingLog['status'] = 'signed') {
    door.clock.set(`${date}T10:00:00.000Z`);
    const meeting = await book(door, mentorship, date);
    door.clock.set(`${date}T16:00:00.000Z`);
    for (const user of ['UIDRIS', 'UASHA']) await door.card(user, { type: 'meeting.met', meeting, met: true });
    const [by, other] = [await door.personOf('UASHA'), await door.personOf('UIDRIS')];
    const logs = logsIn(door.store, { mentorship, meeting, by, other, topics: `the BITTERN of ${date}` });
    const log = await logs.write(until, `${date}T18:00:00.000Z` as Instant);
    door.clock.set(`${date}T19:00:00.000Z`);
    return { log, add: logs.add };
  }

  return { decide, readsOf, agree, marks, logOf };
}
