import { type Instant, plus } from '../../shared/time.ts';
import type { Db } from './tables.ts';

/** So many codes that lead nowhere are slips of the keys; whoever tries more of them waits. */
const TRIES = 5;
const WAIT_HOURS = 1;

/**
 * Counts one more try from an account before anybody looks whether the code is right: tries at the same moment wait here for each other, in
 * whichever process. False once there were too many, until an hour after the last that counted.
 */
export async function mayTry(tx: Db, account: string, now: Instant): Promise<boolean> {
  const until = plus(now, { hours: WAIT_HOURS });
  const { tries } = await tx
    .insertInto('wrongCode')
    .values({ account, tries: 1, until })
    .onConflict((oc) =>
      oc.column('account').doUpdateSet((eb) => {
        const isOver = eb('wrongCode.until', '<=', now);
        const isFull = eb('wrongCode.tries', '>', TRIES - 1);
        return {
          tries: eb
            .case()
            .when(isOver)
            .then(1)
            .when(isFull)
            .then(TRIES + 1)
            .else(eb('wrongCode.tries', '+', 1))
            .end(),
          until: eb.case().when(isOver).then(until).when(isFull).then(eb.ref('wrongCode.until')).else(until).end(),
        };
      }),
    )
    .returning('tries')
    .executeTakeFirstOrThrow();
  return tries <= TRIES;
}

/** It was right, so it does not count. Those before go on counting: somebody with a code of their own could guess for ever. */
export async function wasRight(tx: Db, account: string): Promise<void> {
  await tx
    .updateTable('wrongCode')
    .set((eb) => ({ tries: eb('tries', '-', 1) }))
    .where('account', '=', account)
    .execute();
}

export async function forgetWrongCodesBefore(db: Db, before: Instant): Promise<void> {
  await db.deleteFrom('wrongCode').where('until', '<=', before).execute();
}
