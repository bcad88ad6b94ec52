import type { PersonId } from '../../shared/domain/ids.ts';
import type { Instant } from '../../shared/time.ts';
import type { Answer } from '../chat/port.ts';
import type { Db } from './tables.ts';

/**
 * Takes a press's key, or gives back what that press was answered before. A second press with the same key waits here,
 * on PostgreSQL, until the first is decided.
 */
export async function claimKey(tx: Db, key: string, person: PersonId, at: Instant): Promise<Answer | null> {
  const taken = await tx
    .insertInto('remembered')
    .values({ key, person, answer: '', at })
    .onConflict((oc) => oc.column('key').doNothing())
    .returning('key')
    .executeTakeFirst();
  if (taken) return null;
  const before = await tx.selectFrom('remembered').select('answer').where('key', '=', key).executeTakeFirstOrThrow();
  return JSON.parse(before.answer) as Answer;
}

/** Remembers the answer, or lets go of the key of a question that changed nothing: asking again may then show what is new. */
export async function keepAnswer(tx: Db, key: string, answer: Answer, keep: boolean): Promise<void> {
  if (keep)
    await tx
      .updateTable('remembered')
      .set({ answer: JSON.stringify(answer) })
      .where('key', '=', key)
      .execute();
  else await tx.deleteFrom('remembered').where('key', '=', key).execute();
}

/** Platforms repeat a delivery for hours, not for weeks. */
export async function forgetAnswersBefore(db: Db, before: Instant): Promise<void> {
  await db.deleteFrom('remembered').where('at', '<', before).execute();
}
