import { put } from '../../../shared/decision.ts';
import type { IntentOf } from '../../../shared/intent.ts';
import { accountsOf, type JoinedAccount, partAccount, preferAccount } from '../../store/links.ts';
import { lockPerson } from '../../store/people.ts';
import { coordinatedBy } from '../../store/programmes.ts';
import { divide } from '../../store/unite.ts';
import { type Context, done, type Outcome, refused } from '../feature.ts';
import { accountsCard } from './cards.ts';
import { coordinators } from './joining.ts';

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

/** What came along goes back, and what began since stays: see bot/store/unite.ts. */
export async function part({ tx, who, words, now }: Context, { account }: IntentOf<'account.part'>): Promise<Outcome> {
  const me = await lockPerson(tx, who.id);
  const all = await accountsOf(tx, who.id);
  const chosen = all.find((one): one is JoinedAccount => one.id === account && one.joinedFrom !== null);
  if (!chosen) return refused(words.account.notYours());
  const other = await lockPerson(tx, chosen.joinedFrom);
  const handing = { from: chosen.joinedFrom, to: who.id };
  if (!(await divide(tx, handing, account, chosen.joinedAt, now))) return refused(words.account.inTheMiddle());
  await partAccount(tx, chosen, now);
  const left = await accountsOf(tx, who.id);
  if (!left.some(({ preferred }) => preferred)) await preferAccount(tx, who.id, left[0]!.id);
  const card = accountsCard(words, await accountsOf(tx, who.id), words.account.parted({ platform: chosen.platform }));
  const led = await coordinatedBy(tx, other.id);
  return done(card, 'new', [put('person', me), put('person', other), ...coordinators(led, other.id)]);
}
