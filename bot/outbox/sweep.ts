import type { MentorshipId, NewId } from '../../shared/domain/ids.ts';
import { plannerVersion } from '../../shared/nudges.ts';
import type { Clock } from '../clock.ts';
import { loadFacts, lockMentorship } from '../store/facts.ts';
import type { Store } from '../store/store.ts';
import type { DispatcherParts } from './parts.ts';
import { replan } from './plan.ts';

const SLICE = 100;
const META = 'planner';

/** A new release may owe other messages than the one that planned those waiting: every mentorship is planned again, once, a few at a time. */
export async function sweep({ store, clock, newId, log }: Pick<DispatcherParts, 'store' | 'clock' | 'newId' | 'log'>): Promise<void> {
  const known = await store.read.selectFrom('meta').select('value').where('name', '=', META).executeTakeFirst();
  if (Number(known?.value) === plannerVersion) return;
  let after = '';
  let swept = 0;
  for (let ids = await slice(store, after); ids.length > 0; ids = await slice(store, after)) {
    for (const id of ids) await planAgain(store, id, clock, newId);
    swept += ids.length;
    after = ids.at(-1)!;
  }
  const value = String(plannerVersion);
  await store.read
    .insertInto('meta')
    .values({ name: META, value })
    .onConflict((oc) => oc.column('name').doUpdateSet({ value }))
    .execute();
  log.info({ mentorships: swept, planner: plannerVersion }, 'what is owed was planned again');
}

async function slice(store: Store, after: string): Promise<MentorshipId[]> {
  const rows = await store.read.selectFrom('mentorship').select('id').where('id', '>', after).orderBy('id').limit(SLICE).execute();
  return rows.map((row) => row.id as MentorshipId);
}

async function planAgain(store: Store, id: MentorshipId, clock: Clock, newId: NewId): Promise<void> {
  await store.transaction(async (tx) => {
    await lockMentorship(tx, id, store.engine);
    const facts = (await loadFacts(tx, [id], clock.now())).get(id);
    if (!facts) return;
    await replan(tx, facts, clock.now(), newId);
    await tx
      .updateTable('notification')
      .set({ planner: plannerVersion })
      .where('mentorship', '=', id)
      .where('state', '=', 'pending')
      .execute();
  });
}
