import type { PersonId } from '../../shared/domain/ids.ts';
import type { Instant } from '../../shared/time.ts';
import type { Seal } from './seal.ts';
import { whereSealed } from './sealed-columns.ts';
import { hashOf, newSecret } from './secret.ts';
import type { Db } from './tables.ts';
import { formerSelves } from './united-memory.ts';

/*
 * Whoever became one person may have had a feed as each. Both go on being followed, open the same, and end together.
 */

/** Gives somebody a new secret for their calendar feed; the one before opens nothing any more. */
export async function renewFeed(db: Db, seal: Seal, person: PersonId, now: Instant): Promise<string> {
  const secret = newSecret();
  const row = { hash: hashOf(secret), sealed: seal.seal(secret, whereSealed.feed({ person })), createdAt: now };
  await db
    .insertInto('feed')
    .values({ person, ...row })
    .onConflict((oc) => oc.column('person').doUpdateSet(row))
    .execute();
  for (const former of await formerSelves(db, person)) await db.deleteFrom('feed').where('person', '=', former).execute();
  return secret;
}

/** The secret, to show its owner; null for somebody without a feed. */
export async function showFeed(db: Db, seal: Seal, person: PersonId): Promise<string | null> {
  const all = [person, ...(await formerSelves(db, person))];
  const rows = await db.selectFrom('feed').select(['person', 'sealed']).where('person', 'in', all).execute();
  const [row] = all.flatMap((one) => rows.find((each) => each.person === one) ?? []);
  return row ? seal.open(row.sealed, whereSealed.feed(row)) : null;
}

/** When somebody's present secret was made; null for somebody without a feed. */
export async function feedMadeAt(db: Db, person: PersonId): Promise<Instant | null> {
  const row = await db.selectFrom('feed').select('createdAt').where('person', '=', person).executeTakeFirst();
  return (row?.createdAt as Instant | undefined) ?? null;
}

export async function revokeFeed(db: Db, person: PersonId): Promise<void> {
  await db
    .deleteFrom('feed')
    .where('person', 'in', [person, ...(await formerSelves(db, person))])
    .execute();
}

/** Whose feed a secret opens; null for one that is unknown or revoked, which nobody can tell apart. */
export async function personOfFeed(db: Db, secret: string): Promise<PersonId | null> {
  const row = await db
    .selectFrom('feed')
    .leftJoin('account', 'account.joinedFrom', 'feed.person')
    .select(['feed.person', 'account.person as now'])
    .where('hash', '=', hashOf(secret))
    .executeTakeFirst();
  return ((row?.now ?? row?.person) as PersonId | undefined) ?? null;
}
