import type { MentorshipId, NewId, PersonId } from '../../shared/domain/ids.ts';
import { type Instant, plus } from '../../shared/time.ts';
import type { Answer, Asker } from '../chat/port.ts';
import { accountIdOf } from '../store/accounts.ts';
import { addNotifications } from '../store/notifications.ts';
import type { Db } from '../store/tables.ts';
import { newRow } from './new-row.ts';
import { hashOf, keepShown } from './shown.ts';

/** A card that was asked for has to come while its asker still wants it. */
const WANTED_HOURS = 1;

type Live = { kind: 'plan'; mentorship: MentorshipId; from?: number; said?: true };

/**
 * Keeps a card true that somebody asked for: one that is drawn over a message, from now on; where the answer is `quiet`, or something
 * else beside a card that is to be `said`, one that is a message of its own. What is shown elsewhere, in a dialog, is gone with the dialog.
 */
export async function keepLive(
  tx: Db,
  { kind, mentorship, from = 0, said }: Live,
  { who, asker, answer }: { who: PersonId; asker: Asker; answer: Answer },
  now: Instant,
  newId: NewId,
): Promise<void> {
  if (said || answer.answer === 'quiet') {
    const because = JSON.stringify(from > 0 ? { from } : {});
    const row = {
      key: `asked/${newId('ntf')}`,
      work: 'say',
      class: 'report',
      kind,
      person: who,
      mentorship,
      meeting: null,
      because,
    } as const;
    await addNotifications(tx, [newRow({ ...row, due: now, expires: plus(now, { hours: WANTED_HOURS }) }, now, newId)]);
    return;
  }
  if (answer.answer !== 'card' || answer.place !== 'replace' || asker.message === null) return;
  const message = { account: await accountIdOf(tx, asker.account), reference: asker.message, hash: hashOf(answer.card) };
  await keepShown(tx, {
    id: newId('shn'),
    kind,
    person: who,
    mentorship,
    programme: null,
    meeting: null,
    because: '{}',
    at: now,
    ...message,
  });
}
