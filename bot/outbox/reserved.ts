import type { ProgrammeId } from '../../shared/domain/ids.ts';
import type { Programme } from '../../shared/domain/programme.ts';
import { localDaySpan, type Nudge, type NudgeKind, reserve } from '../../shared/nudges.ts';
import type { Instant } from '../../shared/time.ts';
import type { Store } from '../store/store.ts';
import type { Db } from '../store/tables.ts';
import type { Recipient } from './recipients.ts';
import type { Row } from './row.ts';
import { putBack } from './settle.ts';

export type FollowUp = { row: Row; nudge: Nudge; programme: Programme };

/**
 * Reserves today's places for follow-ups of one person, who is locked meanwhile: whoever else sends to them counts ours. A place is
 * taken by stamping `sentAt`, which putting a row back takes away again. Those left over move to another day. Gives back those to say.
 */
export async function reserved(store: Store, { person }: Recipient, all: readonly FollowUp[], now: Instant): Promise<ReadonlySet<Row>> {
  return store.transaction(async (tx) => {
    const locked = tx.selectFrom('person').select('id').where('id', '=', person.id);
    if (store.engine === 'postgres') await locked.forNoKeyUpdate().execute();
    const mine = new Set(all.map(({ row }) => row.key));
    const others = (await waitingFor(tx, person.id, now)).filter((one) => !mine.has(one.key));
    const today = localDaySpan(person, now);
    let todays = await countToday(tx, today, person.id);
    // One that may have arrived today has its place already.
    const placed = all.filter(({ row }) => row.sentAt !== null && today.start <= row.sentAt && row.sentAt < today.end);
    const say = new Set<Row>(placed.map(({ row }) => row));
    const without = all.filter(({ row }) => !say.has(row));
    for (const ofOne of Map.groupBy(without, ({ programme }): ProgrammeId => programme.id).values()) {
      const byKey = new Map(ofOne.map((one) => [one.nudge.key, one]));
      const waiting = [...ofOne.map(({ nudge: { key, kind, expires } }) => ({ key, kind, expires })), ...others];
      const { go, wait } = reserve({ now, person, todays, waiting }, ofOne[0]!.programme);
      for (const { key } of go) {
        const one = byKey.get(key);
        if (!one) continue;
        await tx.updateTable('notification').set({ sentAt: now }).where('id', '=', one.row.id).where('claim', '=', one.row.claim).execute();
        say.add(one.row);
        todays++;
      }
      for (const { nudge, until } of wait) {
        const one = byKey.get(nudge.key);
        if (one) await putBack(tx, one.row, { due: until, why: 'day-full' }, now);
      }
    }
    return say;
  });
}

async function countToday(tx: Db, day: { start: Instant; end: Instant }, person: string): Promise<number> {
  const { count } = await tx
    .selectFrom('notification')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('person', '=', person)
    .where('class', '=', 'follow-up')
    .where('sentAt', '>=', day.start)
    .where('sentAt', '<', day.end)
    .executeTakeFirstOrThrow();
  return count;
}

/** Other follow-ups that are due now, wherever they are held: a more important one has the place. */
async function waitingFor(tx: Db, person: string, now: Instant): Promise<Pick<Nudge, 'key' | 'kind' | 'expires'>[]> {
  const rows = await tx
    .selectFrom('notification')
    .select(['key', 'kind', 'expires'])
    .where('person', '=', person)
    .where('class', '=', 'follow-up')
    .where('state', 'in', ['pending', 'sending'])
    .where('due', '<=', now)
    .where('expires', '>', now)
    .where('sentAt', 'is', null)
    .execute();
  return rows.map(({ key, kind, expires }) => ({ key, kind: kind as NudgeKind, expires: expires as Instant }));
}
