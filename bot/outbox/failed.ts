import type { GivenUpReason } from '../../shared/domain/given-up.ts';
import type { Facts } from '../../shared/facts.ts';
import type { Instant } from '../../shared/time.ts';
import type { ChatFault } from '../chat/port.ts';
import { markAccount } from '../store/accounts.ts';
import { giveUp } from './given-up.ts';
import { manners, triesOfOther } from './manners.ts';
import type { Desk } from './parts.ts';
import type { Account } from './recipients.ts';
import { after, backOff } from './retry.ts';
import type { Row } from './row.ts';
import { putBack } from './settle.ts';

const LAST_LOOK_MS = 2_000;

export type Failed = { rows: readonly Row[]; factsOf: (row: Row) => Facts | undefined; fault: ChatFault; since: Instant };
/** Where it was to go, and whether its reader can be written to elsewhere. */
export type Where = { account: Account; elsewhere: boolean } | null;

/** What becomes of messages, all of one sending that began at `since`, when it did not work. */
export async function failed(desk: Desk, where: Where, { rows, factsOf, fault, since }: Failed): Promise<void> {
  const now = desk.clock.now();
  const end = (row: Row, why: GivenUpReason) => giveUp(desk, row, why, factsOf(row));
  switch (fault.fault) {
    case 'after': {
      const due = after(now, fault.milliseconds);
      for (const row of rows) {
        if (due >= row.expires) await end(row, row.unclearSince ? 'may-have-arrived' : 'no-answer');
        else await putBack(desk.store.read, row, { due, why: 'held-up' }, now);
      }
      return;
    }
    case 'busy': {
      // All with the same wait: what was to be one message stays one.
      const due = after(now, backOff(rows[0]!.attempt, Math.random()));
      for (const row of rows) {
        const attempt = row.attempt + 1;
        if (attempt >= triesOf(row) || due >= row.expires) await end(row, row.unclearSince ? 'may-have-arrived' : 'no-answer');
        else await putBack(desk.store.read, row, { due, why: 'held-up', attempt }, now);
      }
      return;
    }
    case 'unclear': {
      const due = after(now, backOff(rows[0]!.attempt, Math.random()));
      for (const row of rows) {
        const attempt = row.attempt + 1;
        // The next time begins with looking for it, so also the last try and the one that expires have a next time, a soon one.
        const last = attempt >= triesOf(row) || due >= row.expires;
        const back = {
          due: last ? after(now, LAST_LOOK_MS) : due,
          why: 'held-up',
          attempt,
          unclearSince: row.unclearSince ?? since,
        } as const;
        await putBack(desk.store.read, row, back, now);
      }
      return;
    }
    case 'final': {
      const gone = where !== null && !fault.onlyThis && rows.every((row) => row.work === 'say');
      if (gone) {
        desk.log.warn({ account: where.account.id, reason: fault.reason }, 'an account can no longer be written to');
        await markAccount(desk.store.read, where.account, false, now);
      }
      for (const row of rows) {
        if (gone && where.elsewhere) await putBack(desk.store.read, row, { due: now, why: 'held-up', attempt: row.attempt + 1 }, now);
        else await giveUp(desk, row, 'refused', factsOf(row), gone);
      }
      return;
    }
    default:
      fault satisfies never;
  }
}

export function triesOf(row: Row): number {
  return row.work === 'say' || row.work === 'file' ? manners[row.kind].tries : triesOfOther;
}
