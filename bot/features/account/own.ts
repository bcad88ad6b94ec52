import type { IntentOf } from '../../../shared/intent.ts';
import { accountsOf, type OwnAccount, partAccount, preferAccount } from '../../store/links.ts';
import { lockPerson } from '../../store/people.ts';
import { type Context, done, type Outcome, refused } from '../feature.ts';
import { accountsCard } from './cards.ts';

export async function show({ tx, who, words }: Context): Promise<Outcome> {
  return done(accountsCard(words, await accountsOf(tx, who.id), null), 'new');
}

/** Where messages go first; where that is closed, they go to the other. */
export async function prefer({ tx, who, words }: Context, { account }: IntentOf<'account.prefer'>): Promise<Outcome> {
  await lockPerson(tx, who.id);
  const all = await accountsOf(tx, who.id);
  const chosen = all.find(({ id }) => id === account);
  if (!chosen) return refused(words.account.notYours());
  await preferAccount(tx, who.id, account);
  return done(accountsCard(words, await accountsOf(tx, who.id), words.account.preferred({ platform: chosen.platform })), 'replace');
}

/** What was agreed and written stays with the person; the account begins anew as whoever it was. */
export async function part({ tx, who, words, now }: Context, { account }: IntentOf<'account.part'>): Promise<Outcome> {
  await lockPerson(tx, who.id);
  const all = await accountsOf(tx, who.id);
  const chosen = all.find(
    (one): one is OwnAccount & { joinedFrom: NonNullable<OwnAccount['joinedFrom']> } => one.id === account && one.joinedFrom !== null,
  );
  if (!chosen) return refused(words.account.notYours());
  await partAccount(tx, chosen, now);
  const left = await accountsOf(tx, who.id);
  if (!left.some(({ preferred }) => preferred)) await preferAccount(tx, who.id, left[0]!.id);
  return done(accountsCard(words, await accountsOf(tx, who.id), words.account.parted({ platform: chosen.platform })), 'new');
}
