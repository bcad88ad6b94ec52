import type { PersonId } from '../../shared/domain/ids.ts';
import type { Format } from '../../shared/page.ts';
import { type Instant, plus } from '../../shared/time.ts';
import { hashOf, newSecret } from './secret.ts';
import type { Db } from './tables.ts';

/** What somebody wants to take away, such as the log of a meeting. Whether they may is asked when they fetch it. */
export type Take = { person: PersonId; what: 'log'; id: string; format: Format };

/** Long enough to go from a chat to a browser, and too short for a link to lie around. */
const MINUTES = 10;

/** Makes a link that hands this over once, and gives back its path: the only time that it is known. */
export async function offerDownload(db: Db, take: Take, now: Instant): Promise<string> {
  const token = newSecret();
  await db
    .insertInto('download')
    .values({ hash: hashOf(token), ...take, expiresAt: plus(now, { minutes: MINUTES }), used: 0 })
    .execute();
  return `/take/${token}`;
}

/** Whether a link still hands something over. Looking does not use it up. */
export async function isOffered(db: Db, token: string, now: Instant): Promise<boolean> {
  const row = await db
    .selectFrom('download')
    .select('used')
    .where('hash', '=', hashOf(token))
    .where('used', '=', 0)
    .where('expiresAt', '>', now)
    .executeTakeFirst();
  return row !== undefined;
}

/** Uses a link up. Null for one that is unknown, used or expired, which nobody can tell apart; of several at once, one gets it. */
export async function takeDownload(db: Db, token: string, now: Instant): Promise<Take | null> {
  const row = await db
    .updateTable('download')
    .set({ used: 1 })
    .where('hash', '=', hashOf(token))
    .where('used', '=', 0)
    .where('expiresAt', '>', now)
    .returning(['person', 'what', 'id', 'format'])
    .executeTakeFirst();
  return (row as Take | undefined) ?? null;
}

/** An expired link says who wanted what, which is nobody's business any more. */
export async function forgetDownloadsBefore(db: Db, before: Instant): Promise<void> {
  await db.deleteFrom('download').where('expiresAt', '<=', before).execute();
}
