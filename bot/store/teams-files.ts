import { type Instant, plus } from '../../shared/time.ts';
import { sealOf } from './carried-seal.ts';
import { whereSealed } from './sealed-columns.ts';
import { hashOf, newSecret } from './secret.ts';
import type { Db } from './tables.ts';

/** A file as it was given, in words that JSON can hold. */
export type TeamsFile = { name: string; type: string; isPicture: boolean; base64: string };

const KEPT_DAYS = { file: 7, picture: 30 };

/** Keeps a file for a while, and gives back what opens it: the only time that it is known. */
export async function keepTeamsFile(db: Db, file: TeamsFile, now: Instant): Promise<{ secret: string; days: number }> {
  const secret = newSecret();
  const id = hashOf(secret);
  const days = file.isPicture ? KEPT_DAYS.picture : KEPT_DAYS.file;
  const content = sealOf(db).seal(JSON.stringify(file), whereSealed.column('teamsFile', id, 'content'));
  await db
    .insertInto('teamsFile')
    .values({ id, content, expiresAt: plus(now, { days }) })
    .execute();
  return { secret, days };
}

/** Null for what is unknown or was let go of, which nobody can tell apart. */
export async function teamsFile(db: Db, secret: string, now: Instant): Promise<TeamsFile | null> {
  const id = hashOf(secret);
  const row = await db.selectFrom('teamsFile').select('content').where('id', '=', id).where('expiresAt', '>', now).executeTakeFirst();
  return row ? JSON.parse(sealOf(db).open(row.content, whereSealed.column('teamsFile', id, 'content'))) : null;
}

export async function forgetTeamsFilesBefore(db: Db, before: Instant): Promise<void> {
  await db.deleteFrom('teamsFile').where('expiresAt', '<=', before).execute();
}
