import type { UndoId } from '../../shared/domain/ids.ts';
import type { Undo } from '../../shared/domain/meeting.ts';
import type { Instant } from '../../shared/time.ts';
import { sealOf } from './carried-seal.ts';
import { fromRow } from './nouns.ts';
import type { Db } from './tables.ts';

export async function undoWith(db: Db, id: UndoId): Promise<Undo | null> {
  const row = await db.selectFrom('undo').selectAll().where('id', '=', id).executeTakeFirst();
  return row ? fromRow('undo', row, sealOf(db)) : null;
}

/** What can no longer be undone holds meetings as they were, and is let go of. */
export async function forgetUndoBefore(db: Db, before: Instant): Promise<void> {
  await db.deleteFrom('undo').where('until', '<', before).execute();
}
