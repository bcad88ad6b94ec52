import { duties } from '../../shared/nudges.ts';
import { type AtHand, loadAtHand } from './at-hand.ts';
import { deliverToChannel } from './channel/deliver.ts';
import { factsOf } from './draw.ts';
import { guarded } from './guarded.ts';
import type { Desk } from './parts.ts';
import { readied } from './ready.ts';
import { redraw } from './redraw.ts';
import type { Row } from './row.ts';
import { say } from './say.ts';
import { cancel, markSent, putBack } from './settle.ts';

/** Rows claimed together. `mayBegin` is false once too little of the lease is left to send anything. */
export type Batch = { hand: AtHand; mayBegin: () => boolean };

/** Facts this old may have changed since; those of a big batch wait their turn longer. */
const FRESH_MS = 2_000;

/** Brings due rows of one person, or one channel, to their end, or back into the outbox for later. Throws only when the database fails: then their lease runs out. */
export async function deliver(desk: Desk, batch: Batch, rows: readonly Row[]): Promise<void> {
  const { mayBegin } = batch;
  if (rows[0]!.programme !== null && !rows[0]!.person) return deliverToChannel(desk, rows, mayBegin);
  if (!mayBegin()) {
    for (const row of rows)
      await putBack(desk.store.read, row, { due: row.due, why: row.why as 'day-full' | 'held-up' | null }, desk.clock.now());
    return;
  }
  const isFresh = performance.now() - batch.hand.loadedAt < FRESH_MS;
  const hand = isFresh ? batch.hand : await loadAtHand(desk.store.read, rows, desk.clock.now());
  const messages = rows.filter(({ work }) => work === 'say' || work === 'file');
  const others = rows.filter((row) => !messages.includes(row));
  await guarded(desk, hand, messages, async (begun) => {
    const recipient = hand.recipients.get(messages[0]!.person);
    if (!recipient) throw new Error(`there is no ${messages[0]!.person}`);
    for (const group of await readied(desk, hand, recipient, messages, mayBegin)) {
      for (const { row } of group) begun.add(row);
      await say(desk, hand, recipient, group, mayBegin);
    }
  });
  for (const row of others) {
    await guarded(desk, hand, [row], async () => {
      const recipient = hand.recipients.get(row.person);
      if (row.work === 'duty') await doDuty(desk, hand, row);
      else if (recipient) await redraw(desk, hand, recipient, row, mayBegin);
      else throw new Error(`there is no ${row.person}`);
    });
  }
}

async function doDuty(desk: Desk, hand: AtHand, row: Row): Promise<void> {
  const facts = factsOf(hand, row);
  const now = desk.clock.now();
  const duty = facts && duties(facts).find(({ key }) => key === row.key);
  if (!duty) await cancel(desk.store.read, row, now);
  else if (duty.due > now) await putBack(desk.store.read, row, { due: duty.due, why: null }, now);
  else {
    await desk.duty(row);
    await markSent(desk.store.read, row, null, desk.clock.now());
  }
}
