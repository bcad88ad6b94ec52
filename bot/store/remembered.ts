import type { Intent } from '../../shared/intent.ts';
import type { Instant } from '../../shared/time.ts';
import type { Answer } from '../chat/port.ts';
import { sealOf } from './carried-seal.ts';
import { engineOf } from './engine.ts';
import { prepared } from './prepared.ts';
import { whereSealed } from './sealed-columns.ts';
import type { Db, Tables } from './tables.ts';

type Kept = Tables['remembered'];

/** An answer, or, where it is not to be kept, the question that answers the same press afresh, and why nothing came of it. */
export type Remembered = Answer | { again: Intent; no?: string | undefined };

/** A press or submission, by its own key, and who made it when. */
export type Press = Pick<Kept, 'key' | 'person' | 'at'>;

const claim = prepared((db: Db, row: Press) =>
  db
    .insertInto('remembered')
    .values({ key: row.key, person: row.person, answer: '', done: 0, at: row.at })
    .onConflict((oc) => oc.column('key').doNothing())
    .returning('key'),
);
const answerOf = prepared((db: Db, { key }: { key: string }) => db.selectFrom('remembered').select('answer').where('key', '=', key));
const addAnswer = prepared((db: Db, row: Kept) =>
  db.insertInto('remembered').values({ key: row.key, person: row.person, answer: row.answer, done: row.done, at: row.at }),
);
const setAnswer = prepared((db: Db, { key, answer, done }: Pick<Kept, 'key' | 'answer' | 'done'>) =>
  db.updateTable('remembered').set({ answer, done }).where('key', '=', key),
);
const letGo = prepared((db: Db, { key }: { key: string }) => db.deleteFrom('remembered').where('key', '=', key));

/**
 * Takes a press's key, or gives back what that press was answered before; of one that was answered long ago, that it was done. A second
 * press with the same key waits here, on PostgreSQL, until the first is decided; SQLite has one writer anyway, and need not write before
 * there is an answer.
 */
export async function claimKey(tx: Db, press: Press): Promise<Remembered | 'done' | null> {
  if (engineOf(tx) === 'postgres' && (await claim(tx, press)).length > 0) return null;
  const [before] = await answerOf(tx, press);
  if (before?.answer === '') return 'done';
  return before ? (JSON.parse(sealOf(tx).open(before.answer, whereOf(press.key))) as Remembered) : null;
}

/** Remembers the answer, or lets go of the key of a question that changed nothing: asking again may then show what is new. */
export async function keepAnswer(tx: Db, press: Press, answer: Remembered, keep: 'as done' | 'as a no' | null): Promise<void> {
  const claimed = engineOf(tx) === 'postgres';
  if (keep === null) return claimed ? void (await letGo(tx, press)) : undefined;
  const sealed = sealOf(tx).seal(JSON.stringify(answer), whereOf(press.key));
  await (claimed ? setAnswer : addAnswer)(tx, { ...press, answer: sealed, done: keep === 'as done' ? 1 : 0 });
}

const whereOf = (key: string): string => whereSealed.column('remembered', key, 'answer');

/** The key of what a panel asks, which may lie in a browser for months before it is asked again; a chat delivers again within hours. */
export const ofPanel = (key: string): string => `panel/${key}`;
const OF_PANELS = `%/${ofPanel('%')}`;

/**
 * Of what a panel had done the key stays, so that it is not done again; what was refused may be asked anew. Keys of chats have a digest of
 * what was typed in them, and stay no longer than their answers.
 */
export async function forgetAnswersBefore(db: Db, before: Instant): Promise<void> {
  const old = db.deleteFrom('remembered').where('at', '<', before);
  await old.where((eb) => eb.or([eb('done', '=', 0), eb('key', 'not like', OF_PANELS)])).execute();
  await db.updateTable('remembered').set({ answer: '' }).where('at', '<', before).where('answer', '<>', '').execute();
}

export async function forgetPressesBefore(db: Db, before: Instant): Promise<void> {
  await db.deleteFrom('remembered').where('at', '<', before).execute();
}
