import type { MentorshipId, PersonId, ProgrammeId } from '../../shared/domain/ids.ts';
import type { Instant } from '../../shared/time.ts';
import { engineOf } from './engine.ts';
import type { Db, Tables } from './tables.ts';
import type { Handing } from './united-rows.ts';

type Row = Pick<Tables['notification'], 'id' | 'key' | 'kind' | 'class' | 'person' | 'state'>;
const columns = ['id', 'key', 'kind', 'class', 'person', 'state'] as const;

/** Said to somebody because they coordinate, and not because they are one of a pair: with the key's end for the reader. */
const isForCoordinator = ({ key, kind }: Pick<Row, 'key' | 'kind'>): boolean =>
  kind === 'coordinator-told' || kind === 'summary-not-posted' || key.includes('/invitation-answered/');

/**
 * What is just being sent was drawn for who somebody is at this moment: nobody is united or parted in the middle of it. What waits, waits
 * until the transaction ends.
 */
export async function isBeingWrittenTo(tx: Db, people: readonly PersonId[], pairs: readonly MentorshipId[]): Promise<boolean> {
  let open = tx
    .selectFrom('notification')
    .select('state')
    .where('state', 'in', ['pending', 'sending'])
    // Drawing over a card twice does no harm.
    .where('work', 'in', ['say', 'file', 'duty'])
    .where((eb) => eb.or([eb('person', 'in', people), ...(pairs.length > 0 ? [eb('mentorship', 'in', pairs)] : [])]))
    .orderBy('id');
  if (engineOf(tx) === 'postgres') open = open.forUpdate();
  return (await open.execute()).some(({ state }) => state === 'sending');
}

/**
 * What a pair was and will be told is the same after one of them has become another: under the key that the plan, made again, gives it.
 * So what was said is not said again, and what waits comes once.
 */
export async function handMessages(tx: Db, pairs: readonly MentorshipId[], handing: Handing): Promise<void> {
  if (pairs.length === 0) return;
  const rows = await tx.selectFrom('notification').select(columns).where('mentorship', 'in', pairs).execute();
  for (const row of rows) {
    const key = keyAfter(row, handing);
    const person = row.person === handing.from && !isForCoordinator(row) ? handing.to : row.person;
    if (key !== row.key || person !== row.person)
      await tx.updateTable('notification').set({ key, person }).where('id', '=', row.id).execute();
  }
}

/** The readers at the end of coordinators' keys, and coordinators who read a log, stay whom they are. */
export function keyAfter(row: Pick<Row, 'key' | 'kind'>, { from, to }: Handing): string {
  const parts = row.key.split('/');
  // Once a person, reason and week, whichever pair it was noticed in.
  if (parts[0] === 'told') return row.key;
  const stays = (at: number) => (isForCoordinator(row) ? at === parts.length - 1 : at > 0 && parts[at - 1] === 'read');
  return parts.map((part, at) => (part === from && !stays(at) ? to : part)).join('/');
}

/** What a programme's coordinator was and will be told. */
export async function handRole(tx: Db, programme: ProgrammeId, { from, to }: Handing): Promise<void> {
  for (const { id, key } of await toCoordinator(tx, programme, from)) {
    const own = key.startsWith('told/') || !key.endsWith(`/${from}`) ? key : key.slice(0, -from.length) + to;
    await tx.updateTable('notification').set({ key: own, person: to }).where('id', '=', id).execute();
  }
}

/** Where both coordinate, the other hears the same. */
export async function silence(tx: Db, programme: ProgrammeId, person: PersonId, now: Instant): Promise<void> {
  const waiting = (await toCoordinator(tx, programme, person)).filter(({ state }) => state === 'pending');
  for (const { id } of waiting) {
    const cancelled = { state: 'cancelled', why: 'no-longer-true', changedAt: now };
    await tx.updateTable('notification').set(cancelled).where('id', '=', id).execute();
  }
}

async function toCoordinator(tx: Db, programme: ProgrammeId, person: PersonId): Promise<Row[]> {
  const rows = await tx
    .selectFrom('notification')
    .select(columns)
    .where('person', '=', person)
    .where((eb) =>
      eb.or([
        eb('programme', '=', programme),
        eb('mentorship', 'in', eb.selectFrom('mentorship').select('mentorship.id').where('mentorship.programme', '=', programme)),
      ]),
    )
    .execute();
  return rows.filter(isForCoordinator);
}
