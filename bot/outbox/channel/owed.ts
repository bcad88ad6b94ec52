import type { NewId, ProgrammeId } from '../../../shared/domain/ids.ts';
import { type Post, postsFrom } from '../../../shared/domain/posts.ts';
import type { Programme } from '../../../shared/domain/programme.ts';
import { plannerVersion } from '../../../shared/nudges.ts';
import type { Instant } from '../../../shared/time.ts';
import { addNotifications } from '../../store/notifications.ts';
import { fromRow } from '../../store/nouns.ts';
import type { Store } from '../../store/store.ts';
import type { Db, Tables } from '../../store/tables.ts';
import { newRow } from '../new-row.ts';

/** What is posted in a programme's channel by itself. */
export const SUMMARY = 'summary';
export const PICTURE = 'summary-picture';

/**
 * Brings what is owed to a programme's channel in line with what the programme chose, in the transaction that changed it. What fell due
 * before `since` is not owed by a channel that was only chosen afterwards; what waits to be tried again is tried again at once.
 */
export async function planPosts(tx: Db, programme: Programme, since: Instant, now: Instant, newId: NewId): Promise<void> {
  const owed = new Map((programme.channel === null ? [] : postsFrom(programme, now)).map((one) => [one.key, one]));
  const rows = await tx
    .selectFrom('notification')
    .select(['id', 'key', 'state'])
    .where('programme', '=', programme.id)
    .where('kind', '=', SUMMARY)
    .where('work', '=', 'say')
    .where('expires', '>', now)
    .execute();
  for (const row of rows) {
    const found = owed.get(row.key);
    owed.delete(row.key);
    if (row.state !== 'pending' && row.state !== 'cancelled') continue;
    const post = found && (row.state === 'pending' || found.due > since) ? found : null;
    const to = post ? { state: 'pending', why: null, due: post.due, expires: post.expires } : { state: 'cancelled', why: 'no-longer-true' };
    await tx
      .updateTable('notification')
      .set({ ...to, planner: plannerVersion, changedAt: now })
      .where('id', '=', row.id)
      .where('state', 'in', ['pending', 'cancelled'])
      .execute();
  }
  const added = [...owed.values()].filter(({ due }) => due > since);
  await addNotifications(
    tx,
    added.map((post) => postRow(programme.id, post, now, newId)),
  );
}

function postRow(programme: ProgrammeId, { key, week, due, expires }: Post, now: Instant, newId: NewId): Tables['notification'] {
  const because = JSON.stringify({ week });
  return newRow({ ...ofChannel, key, programme, work: 'say', kind: SUMMARY, class: 'programme', due, expires, because }, now, newId);
}

/** A row that is nobody's of a pair, and no person's. */
export const ofChannel = { person: '', mentorship: null, meeting: null };

/** Every programme with a channel is owed its next post, whatever was lost while nobody looked: at every start. */
export async function planAllPosts(store: Store, now: Instant, newId: NewId): Promise<void> {
  const rows = await store.read.selectFrom('programme').select('id').where('channel', 'is not', null).execute();
  for (const { id } of rows) {
    await store.transaction(async (tx) => {
      const row = await tx.selectFrom('programme').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
      const programme: Programme = fromRow('programme', row);
      await planPosts(tx, programme, row.changedAt as Instant, now, newId);
    });
  }
}
