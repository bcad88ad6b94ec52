import { findPerson } from '../store/accounts.ts';
import { lockPerson } from '../store/people.ts';
import type { Context } from './feature.ts';

/**
 * The same, with whoever asks locked. Their account may have been joined or parted while this waited for the lock; what is theirs alone
 * would then be kept for somebody who reads it no more.
 */
export async function asThemselves(context: Context): Promise<Context> {
  const { tx, asker } = context;
  let who = await lockPerson(tx, context.who.id);
  for (;;) {
    const by = await findPerson(tx, asker.account);
    if (!by || by.id === who.id) return { ...context, who };
    who = await lockPerson(tx, by.id);
  }
}
