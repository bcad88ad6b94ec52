import { accountIdOf } from '../store/accounts.ts';
import { mayTry, wasRight } from '../store/wrong-codes.ts';
import { type Context, type Outcome, refused } from './feature.ts';

/** Looks whether a code leads anywhere, unless too many from this account led nowhere: then they wait, and learn nothing of this one. */
export async function tryCode<T>(
  { tx, asker, now, words }: Context,
  look: () => Promise<T | null>,
  unknown: string,
  then: (found: T) => Promise<Outcome>,
): Promise<Outcome> {
  const account = await accountIdOf(tx, asker.account);
  if (!(await mayTry(tx, account, now))) return refused(words.common.tooManyCodes());
  const found = await look();
  if (found === null) return refused(unknown);
  await wasRight(tx, account);
  return then(found);
}
