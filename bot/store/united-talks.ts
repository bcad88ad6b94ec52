import type { MentorshipId, PersonId } from '../../shared/domain/ids.ts';
import { Talk } from '../../shared/talks/talk.ts';
import type { Instant } from '../../shared/time.ts';
import { sealOf } from './carried-seal.ts';
import { whereSealed } from './sealed-columns.ts';
import type { Db } from './tables.ts';
import { remember } from './united-memory.ts';
import type { Handing } from './united-rows.ts';

/** Nobody has two talks open, so one of two is paused: that of whoever comes along. */
export async function uniteTalks(tx: Db, ids: readonly string[], handing: Handing, now: Instant): Promise<void> {
  const hasOpen = await isOneOpen(tx, handing.to);
  for (const id of ids) {
    const talk = await handTalk(tx, id, handing, (one) => (hasOpen && one.status === 'open' ? 'paused' : one.status));
    await remember(tx, handing, 'talk.person', [{ id, was: hasOpen && talk?.status === 'open' ? talk.changedAt : null }], now);
  }
}

/** Talks about pairs that go back go with them. One that was paused only because of another is open again, where it was left alone since. */
export async function divideTalks(
  tx: Db,
  rows: readonly { id: string; was: string | null }[],
  pairs: readonly MentorshipId[],
  back: Handing,
): Promise<void> {
  const since = pairs.length === 0 ? [] : await talksAbout(tx, back.from, pairs);
  for (const id of new Set([...since, ...rows.map((row) => row.id)])) await handTalk(tx, id, back, (one) => one.status);
  const left = rows.find(({ was }) => was !== null);
  if (!left || (await isOneOpen(tx, back.to))) return;
  const isLeftAlone = (one: Talk) => one.status === 'paused' && one.changedAt === left.was;
  await handTalk(tx, left.id, { from: back.to, to: back.to }, (one) => (isLeftAlone(one) ? 'open' : one.status));
}

async function talksAbout(tx: Db, person: PersonId, pairs: readonly MentorshipId[]): Promise<string[]> {
  const rows = await tx.selectFrom('talk').select('id').where('person', '=', person).where('mentorship', 'in', pairs).execute();
  return rows.map(({ id }) => id);
}

async function isOneOpen(tx: Db, person: PersonId): Promise<boolean> {
  const row = await tx.selectFrom('talk').select('id').where('person', '=', person).where('status', '=', 'open').executeTakeFirst();
  return row !== undefined;
}

/** What is sealed says whose it is, too. Gives back the talk as it was; null for one that is gone, or not theirs. */
async function handTalk(tx: Db, id: string, { from, to }: Handing, statusAfter: (was: Talk) => Talk['status']): Promise<Talk | null> {
  const row = await tx.selectFrom('talk').selectAll().where('id', '=', id).where('person', '=', from).executeTakeFirst();
  if (!row) return null;
  const seal = sealOf(tx);
  const talk = Talk.parse(JSON.parse(seal.open(row.sealed, whereSealed.talk(row))));
  const status = statusAfter(talk);
  const sealed = seal.seal(JSON.stringify({ ...talk, person: to, status }), whereSealed.talk(row));
  await tx.updateTable('talk').set({ person: to, status, sealed }).where('id', '=', id).execute();
  return talk;
}
