import type { MeetingId, PersonId } from '../../shared/domain/ids.ts';
import type { Instant } from '../../shared/time.ts';
import { engineOf } from './engine.ts';
import type { Db } from './tables.ts';

/**
 * Which of these meetings somebody else has been told about since then, or is being told about at this moment. What waits to be told
 * goes on waiting until the transaction ends, so that nobody is told of what is just being taken back.
 */
export async function toldOf(tx: Db, meetings: readonly MeetingId[], by: PersonId, since: Instant): Promise<MeetingId[]> {
  if (meetings.length === 0) return [];
  const news = tx
    .selectFrom('notification')
    .where('meeting', 'in', meetings)
    .where('person', '<>', by)
    .where('work', '=', 'say')
    .where('class', '=', 'act');
  // SQLite has one writer anyway.
  if (engineOf(tx) === 'postgres') await news.select('id').where('state', '=', 'pending').orderBy('id').forUpdate().execute();
  const rows = await news
    .select('meeting')
    .distinct()
    .where((eb) =>
      eb.or([
        eb('state', '=', 'sending'),
        // The row may be older than what it tells of, where the same was done and taken back before.
        eb.and([eb('state', '=', 'sent'), eb.or([eb('createdAt', '>=', since), eb('sentAt', '>=', since)])]),
      ]),
    )
    .execute();
  return rows.map((row) => row.meeting as MeetingId);
}

/** When each of these messages reached its reader, by key; those that did not are left out. One that shared a card with another has reached them. */
export async function toldAt(db: Db, keys: readonly string[]): Promise<Map<string, Instant>> {
  if (keys.length === 0) return new Map();
  const rows = await db
    .selectFrom('notification')
    .select(['key', 'sentAt'])
    .where('key', 'in', keys)
    .where((eb) => eb.or([eb('state', '=', 'sent'), eb.and([eb('state', '=', 'withheld'), eb('why', '=', 'merged')])]))
    .where('sentAt', 'is not', null)
    .execute();
  return new Map(rows.map(({ key, sentAt }) => [key, sentAt as Instant]));
}
