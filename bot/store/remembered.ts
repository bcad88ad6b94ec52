import type { Instant } from '../../shared/time.ts';
import type { Answer } from '../chat/port.ts';
import { engineOf } from './engine.ts';
import { prepared } from './prepared.ts';
import type { Db, Tables } from './tables.ts';

type Remembered = Tables['remembered'];

/** A press or submission, by its own key, and who made it when. */
export type Press = Pick<Remembered, 'key' | 'person' | 'at'>;

const claim = prepared((db: Db, row: Press) =>
  db
    .insertInto('remembered')
    .values({ key: row.key, person: row.person, answer: '', at: row.at })
    .onConflict((oc) => oc.column('key').doNothing())
    .returning('key'),
);
const answerOf = prepared((db: Db, { key }: { key: string }) => db.selectFrom('remembered').select('answer').where('key', '=', key));
const addAnswer = prepared((db: Db, row: Remembered) =>
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
export async function claimKey(tx: Db, press: Press): Promise<Answer | null> {
  if (engineOf(tx) === 'postgres' && (await claim(tx, press)).length > 0) return null;
  const [before] = await answerOf(tx, press);
  return before ? (JSON.parse(before.answer) as Answer) : null;
}

/** Remembers the answer, or lets go of the key of a question that changed nothing: asking again may then show what is new. */
export async function keepAnswer(tx: Db, press: Press, answer: Answer, keep: boolean): Promise<void> {
  const claimed = engineOf(tx) === 'postgres';
  if (keep) await (claimed ? setAnswer : addAnswer)(tx, { ...press, answer: JSON.stringify(answer) });
  else if (claimed) await letGo(tx, press);
}

/** Platforms repeat a delivery for hours, not for weeks. */
export async function forgetAnswersBefore(db: Db, before: Instant): Promise<void> {
  await db.deleteFrom('remembered').where('at', '<', before).execute();
}
