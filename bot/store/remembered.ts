import type { PersonId } from '../../shared/domain/ids.ts';
import type { Intent } from '../../shared/intent.ts';
import type { Instant } from '../../shared/time.ts';
import type { Answer } from '../chat/port.ts';
import { sealOf } from './carried-seal.ts';
import { whereSealed } from './sealed-columns.ts';
import type { Db } from './tables.ts';

/** An answer, or, where it is not to be kept, the question that answers the same press afresh. */
type Remembered = Answer | { again: Intent };

/**
 * Takes a press's key, or gives back what that press was answered before. A second press with the same key waits here,
 * on PostgreSQL, until the first is decided.
 */
export async function claimKey(tx: Db, key: string, person: PersonId, at: Instant): Promise<Remembered | null> {
  const taken = await tx
    .insertInto('remembered')
    .values({ key, person, answer: '', at })
    .onConflict((oc) => oc.column('key').doNothing())
    .returning('key')
    .executeTakeFirst();
  if (taken) return null;
  const before = await tx.selectFrom('remembered').select('answer').where('key', '=', key).executeTakeFirstOrThrow();
  return JSON.parse(sealOf(tx).open(before.answer, whereOf(key))) as Remembered;
}

/** Remembers the answer, or lets go of the key of a question that changed nothing: asking again may then show what is new. */
export async function keepAnswer(tx: Db, key: string, answer: Remembered, keep: boolean): Promise<void> {
  if (keep)
    await tx
      .updateTable('remembered')
      .set({ answer: sealOf(tx).seal(JSON.stringify(answer), whereOf(key)) })
      .where('key', '=', key)
      .execute();
  else await tx.deleteFrom('remembered').where('key', '=', key).execute();
}

const whereOf = (key: string): string => whereSealed.column('remembered', key, 'answer');

/** Platforms repeat a delivery for hours, not for weeks. */
export async function forgetAnswersBefore(db: Db, before: Instant): Promise<void> {
  await db.deleteFrom('remembered').where('at', '<', before).execute();
}
