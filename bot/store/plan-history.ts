import type { MentorshipId } from '../../shared/domain/ids.ts';
import { linesOf, type PlanLine } from '../../shared/domain/plan-history.ts';
import { sealOf } from './carried-seal.ts';
import { fromRow } from './nouns.ts';
import type { Db } from './tables.ts';

/** What changed in a plan, the newest first, from the change of that number on; and whether there are more before. */
export async function planHistory(
  db: Db,
  mentorship: MentorshipId,
  { from, most }: { from: number; most: number },
): Promise<{ lines: PlanLine[]; hasMore: boolean }> {
  const seal = sealOf(db);
  const changes = db.selectFrom('planChange').selectAll().where('mentorship', '=', mentorship).orderBy('at', 'desc').orderBy('id', 'desc');
  const page = await changes
    .limit(most + 1)
    .offset(from)
    .execute();
  const shown = page.slice(0, most);
  if (shown.length === 0) return { lines: [], hasMore: false };
  const ids = [...new Set(shown.map(({ item }) => item))];
  const since = shown.at(-1)!.at;
  const ofThese = await changes.where('item', 'in', ids).where('at', '>=', since).execute();
  const goals = await db.selectFrom('goal').selectAll().where('mentorship', '=', mentorship).where('id', 'in', ids).execute();
  const actions = await db.selectFrom('action').selectAll().where('mentorship', '=', mentorship).where('id', 'in', ids).execute();
  const now = [...goals.map((row) => fromRow('goal', row, seal)), ...actions.map((row) => fromRow('action', row, seal))];
  const all = linesOf(
    ofThese.map((row) => fromRow('planChange', row, seal)),
    now,
  );
  const isShown = new Set(shown.map(({ id }) => id));
  return { lines: all.filter(({ change }) => isShown.has(change.id)), hasMore: page.length > most };
}
