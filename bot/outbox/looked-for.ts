import type { AtHand } from './at-hand.ts';
import { factsOf } from './draw.ts';
import { failed } from './failed.ts';
import { giveUp } from './given-up.ts';
import { manners } from './manners.ts';
import type { Desk } from './parts.ts';
import { look } from './post.ts';
import type { Recipient } from './recipients.ts';
import { faultOf } from './retry.ts';
import type { Row } from './row.ts';
import { settleSaid } from './said.ts';

/**
 * Looks for what may have arrived before it is said again. What is found is settled; gives back what is still to be said, with
 * `unclearSince` telling that it may be a repetition.
 */
export async function lookedFor(
  desk: Desk,
  hand: AtHand,
  recipient: Recipient,
  rows: readonly Row[],
  mayBegin: () => boolean,
): Promise<Row[]> {
  const still = new Set(rows);
  // Rows that went out as one message carry the same mark.
  for (const same of Map.groupBy(
    rows.filter((row) => row.unclearSince),
    (row) => row.mark,
  ).values()) {
    for (const row of same) still.delete(row);
    for (const row of await judged(desk, hand, recipient, same, mayBegin)) still.add(row);
  }
  return rows.filter((row) => still.has(row));
}

async function judged(desk: Desk, hand: AtHand, recipient: Recipient, rows: Row[], mayBegin: () => boolean): Promise<Row[]> {
  const since = rows[0]!.unclearSince!;
  let found: Awaited<ReturnType<typeof look>>;
  try {
    found = await look(desk, recipient, mayBegin, rows[0]!.mark, since);
  } catch (error) {
    const fault = faultOf(error);
    // A search changes nothing, so one that failed may simply be done again.
    const again = fault.fault === 'unclear' ? ({ fault: 'busy', reason: fault.reason } as const) : fault;
    await failed(desk, null, { rows, factsOf: (row) => factsOf(hand, row), fault: again, since });
    return [];
  }
  if (typeof found === 'object') {
    const { account, reference } = found;
    const said = rows.map((row) => ({ row, because: row.because, revision: null }));
    // What it looks like there is not known any more, so it is drawn over.
    await settleSaid(desk, said, { account: account.id, reference, hash: '' });
    return [];
  }
  const repeat: Row[] = [];
  for (const row of rows) {
    if (manners[row.kind].repeatable) repeat.push(row);
    else await giveUp(desk, row, 'may-have-arrived', factsOf(hand, row));
  }
  if (repeat.length > 0)
    desk.log.info({ looked: found, kinds: repeat.map((row) => row.kind) }, 'a message that may have arrived is said again');
  return repeat;
}
