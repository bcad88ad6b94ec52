import type { MeetingLog } from '../../shared/domain/log.ts';
import { book, type DoorOf } from './door.ts';
import { writer } from './logging.ts';

/** What Idris, Asha and Morwenna do about the logs of a pair, through the door. */
export function openingLogs(door: DoorOf, { programme, mentorship }: { programme: `pro_${string}`; mentorship: `men_${string}` }) {
  const decide = (may: boolean, user = 'UMORWENNA') => door.card(user, { type: 'programme.readers', programme, may });
  /** What was announced reaches these people now. */
  async function hear(...users: string[]): Promise<void> {
    const people = door.store.read.selectFrom('account').select('person').where('user', 'in', users);
    await door.store.read
      .updateTable('notification')
      .set({ state: 'sent', sentAt: door.clock.now() })
      .where('kind', '=', 'readers-announced')
      .where('person', 'in', people)
      .execute();
  }
  /** Decided, and heard of at once by both. */
  async function announced(): Promise<void> {
    await decide(true);
    await hear('UIDRIS', 'UASHA');
  }
  const readsOf = (log: `log_${string}`, user = 'UMORWENNA') => door.card(user, { type: 'log.read', log });
  const agree = (user: string, log: `log_${string}`, consent = true) => door.card(user, { type: 'log.consent', log, consent });
  const marks = async (kind: string) => door.store.read.selectFrom('logMark').selectAll().where('kind', '=', kind).orderBy('at').execute();
  const rowOf = async (column: 'id' | 'meeting', id: string) => {
    const row = await door.store.read.selectFrom('meetingLog').selectAll().where(column, '=', id).executeTakeFirstOrThrow();
    return row as { id: `log_${string}`; entry: `lge_${string}`; amendment: `lge_${string}` };
  };

  /** They meet on a day, and Asha writes the log that evening, which Idris comments on and answers; as far as `until`. */
  async function logOf(date: string, until: MeetingLog['status'] = 'signed') {
    door.clock.set(`${date}T10:00:00.000Z`);
    const meeting = await book(door, mentorship, date);
    door.clock.set(`${date}T19:00:00.000Z`);
    for (const user of ['UIDRIS', 'UASHA']) await door.card(user, { type: 'meeting.met', meeting, met: true });
    const asha = writer(door, 'UASHA');
    const topics = `the BITTERN of ${date}`;
    await asha.sends(await asha.open(meeting), { topics });
    const { id: log } = await rowOf('meeting', meeting);
    if (until !== 'draft') {
      await door.card('UASHA', { type: 'log.file', log });
      const { entry } = await rowOf('id', log);
      await door.card('UIDRIS', { type: 'log.comment', log, entry, text: `${topics}, as I heard it` });
      if (until === 'signed') await door.card('UIDRIS', { type: 'log.sign', log, entry });
      if (until === 'differing') await door.card('UIDRIS', { type: 'log.differ', log, entry, text: `${topics}, as I saw it` });
    }
    return {
      log,
      /** Something is added to it, and signed by both. */
      async add(text: string): Promise<void> {
        await door.card('UASHA', { type: 'log.amend', log, reason: 'left out', text });
        const { amendment } = await rowOf('id', log);
        await door.card('UIDRIS', { type: 'log.amend.sign', log, entry: amendment });
      },
    };
  }

  return { decide, hear, announced, readsOf, agree, marks, logOf };
}
