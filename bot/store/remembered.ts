import type { Intent } from '../../shared/intent.ts';
import type { Instant } from '../../shared/time.ts';
import type { Answer } from '../chat/port.ts';
import { sealOf } from './carried-seal.ts';
import { engineOf } from './engine.ts';
import { prepared } from './prepared.ts';
import { whereSealed } from './sealed-columns.ts';
import type { Db, Tables } from './tables.ts';

type Kept = Tables['remembered'];

/** An answer, or, where it is not to be kept, the question that answers the same press afresh. */
type Remembered = Answer | { again: Intent };

/** A press or submission, by its own key, and who made it when. */
export type Press = Pick<Kept, 'key' | 'person' | 'at'>;

const claim = prepared((db: Db, row: Press) =>
  db
    .insertInto('remembered')
    .values({ key: row.key, person: row.person, answer: '', at: row.at })
    .onConflict((oc) => oc.column('key').doNothing())
    .returning('key'),
);
const answerOf = prepared((db: Db, { key }: { key: string }) => db.selectFrom('remembered').select('answer').where('key', '=', key));
const addAnswer = prepared((db: Db, row: Kept) =>
  db.insertInto('remembered').values({ key: row.key, person: row.person, answer: row.answer, at: row.at }),
);
const setAnswer = prepared((db: Db, { key, answer }: { key: string; answer: string }) =>
  db.updateTable('remembered').set({ answer }).where('key', '=', key),
);
const letGo = prepared((db: Db, { key }: { key: string }) => db.deleteFrom('remembered').where('key', '=', key));

/**
 * Takes a press's key, or gives back what that press was answered before. A second press with the same key waits here,
 * on PostgreSQL, until the first is decided; SQLite has one writer anyway, and need not write before there is an answer.
 */
export async function claimKey(tx: Db, press: Press): Promise<Remembered | null> {
  if (engineOf(tx) === 'postgres' && (await claim(tx, press)).length > 0) return null;
  const [before] = await answerOf(tx, press);
  return before ? (JSON.parse(sealOf(tx).open(before.answer, whereOf(press.key))) as Remembered) : null;
}

/** Remembers the answer, or lets go of the key of a question that changed nothing: asking again may then show what is new. */
export async function keepAnswer(tx: Db, press: Press, answer: Remembered, keep: boolean): Promise<void> {
  const claimed = engineOf(tx) === 'postgres';
  if (keep) await (claimed ? setAnswer : addAnswer)(tx, { ...press, answer: sealOf(tx).seal(JSON.stringify(answer), whereOf(press.key)) });
  else if (claimed) await letGo(tx, press);
}

const whereOf = (key: string): string => whereSealed.column('remembered', key, 'answer');

/** Platforms repeat a delivery for hours, not for weeks. */
export async function forgetAnswersBefore(db: Db, before: Instant): Promise<void> {
  await db.deleteFrom('remembered').where('at', '<', before).execute();
}
