import type { AtHand } from './at-hand.ts';
import { factsOf } from './draw.ts';
import { triesOf } from './failed.ts';
import { giveUp } from './given-up.ts';
import type { Desk } from './parts.ts';
import { after, backOff } from './retry.ts';
import type { Row } from './row.ts';
import { putBack } from './settle.ts';

/** A defect met with some rows is reported, tried again later in case it was the moment, and in the end given up; the others go on. */
export async function guarded(desk: Desk, hand: AtHand, rows: readonly Row[], work: (begun: Set<Row>) => Promise<void>): Promise<void> {
  if (rows.length === 0) return;
  const begun = new Set<Row>();
  try {
    await work(begun);
  } catch (error) {
    desk.log.error({ err: error, kinds: rows.map(({ kind }) => kind) }, 'a due message met a defect');
    const now = desk.clock.now();
    for (const row of rows) {
      // What was begun may have arrived: its lease runs out, and then it is looked for.
      if (begun.has(row)) continue;
      const attempt = row.attempt + 1;
      const due = after(now, backOff(row.attempt, Math.random()));
      if (attempt >= triesOf(row)) await giveUp(desk, row, 'defect', factsOf(hand, row));
      else await putBack(desk.store.read, row, { due, why: 'held-up', attempt }, now);
    }
  }
}
