import { CompiledQuery } from 'kysely';
import type { Instant } from '../../shared/time.ts';
import type { MessageRef } from '../chat/port.ts';
import type { Db } from '../store/tables.ts';
import { redrawAgain, redrawRow } from './new-row.ts';
import type { Desk } from './parts.ts';
import type { Row } from './row.ts';
import { markSent } from './settle.ts';
import { keepShown, type Shown, shownOf, staysOnShow } from './shown.ts';

/** A row that was said. `revision` is the mentorship's when its facts were read; null when nobody knows what the message says. */
export type Said = { row: Row; because: string; revision: number | null };
export type Message = { account: string; reference: MessageRef; hash: string };

/**
 * Marks rows as sent in one message, the first as its sender, and keeps their cards to be kept true, all together. Where facts
 * changed meanwhile the card is drawn again: whoever changes them holds the mentorship's lock, so either they see the card or we
 * see their revision.
 */
export async function settleSaid(desk: Desk, said: readonly Said[], message: Message): Promise<void> {
  const now = desk.clock.now();
  const [first, ...others] = said;
  if (others.length === 0 && desk.store.engine === 'postgres' && staysOnShow(first!.row)) await settleOne(desk, first!, message, now);
  else await settleAll(desk, said, message, now);
}

async function settleAll(desk: Desk, said: readonly Said[], message: Message, now: Instant): Promise<void> {
  const settled = await desk.together(async (tx) => {
    const done: boolean[] = [];
    for (const [index, { row, because, revision }] of said.entries()) {
      const is = await markSent(tx, row, message.reference, now, index > 0);
      done.push(is);
      if (!is || !staysOnShow(row)) continue;
      const shown = shownOf(row, because, message, now);
      await keepShown(tx, shown);
      if ((await revisionOf(tx, row, desk.store.engine)) !== revision) await redraw(tx, desk, shown, now);
    }
    return done;
  });
  for (const [index, { row }] of said.entries()) await noted(desk, row, settled[index]!);
}

/** The usual case, on PostgreSQL: all of {@link settleAll} in one statement. */
const ONE = `
  with "mine" as (
    update "notification"
    set "state" = 'sent', "why" = null, "claim" = null, "leaseUntil" = null, "unclearSince" = null, "reference" = $3, "sentAt" = $4, "changedAt" = $4
    where "id" = $1 and "claim" = $2 and "state" = 'sending' returning "kind", "person", "mentorship", "meeting"
  ), "kept" as (
    insert into "shown" ("id", "kind", "person", "mentorship", "meeting", "because", "account", "reference", "hash", "at")
    select $5, "kind", "person", "mentorship", "meeting", $6, $7, $3, $8, $4 from "mine"
    on conflict ("id") do update set "account" = excluded."account", "reference" = excluded."reference", "hash" = excluded."hash"
  )
  select (select "revision" from "mentorship" where "id" = "mine"."mentorship" for key share) as "revision" from "mine"`;

async function settleOne(desk: Desk, { row, because, revision }: Said, message: Message, now: Instant): Promise<void> {
  const shown = shownOf(row, because, message, now);
  const values = [row.id, row.claim, message.reference, now, shown.id, because, message.account, message.hash];
  const { rows } = await desk.store.read.executeQuery<{ revision: number }>(CompiledQuery.raw(ONE, values));
  await noted(desk, row, rows.length > 0);
  if (rows[0] && rows[0].revision !== revision) await redraw(desk.store.read, desk, shown, now);
}

async function revisionOf(tx: Db, { mentorship }: Row, engine: Desk['store']['engine']): Promise<number> {
  const query = tx.selectFrom('mentorship').select('revision').where('id', '=', mentorship);
  const { revision } = await (engine === 'postgres' ? query.forKeyShare() : query).executeTakeFirstOrThrow();
  return revision;
}

async function redraw(db: Db, desk: Desk, shown: Shown, now: Instant): Promise<void> {
  await db
    .insertInto('notification')
    .values(redrawRow(shown, now, desk.newId))
    .onConflict((oc) => oc.column('key').doUpdateSet(redrawAgain(now)))
    .execute();
}

/** It arrived, but somebody else thinks they still have to say it; they will look for it first. */
async function noted(desk: Desk, row: Row, settled: boolean): Promise<void> {
  if (!settled) desk.log.warn({ notification: row.id, kind: row.kind }, 'a message arrived after its claim was lost');
}
