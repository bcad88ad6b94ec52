import type { PersonId } from '../../../shared/domain/ids.ts';
import type { IntentOf } from '../../../shared/intent.ts';
import { accountIdOf } from '../../store/accounts.ts';
import { accountsOf, beginLink, claimed, claimLink, endLink, hasHistory, joinAccount, LINK_MINUTES, linkFor } from '../../store/links.ts';
import { lockPerson } from '../../store/people.ts';
import { type Context, done, type Outcome, refused } from '../feature.ts';
import { tryCode } from '../trying.ts';
import { accountsCard, claimCard, claimedCard, codeCard, readyCard, waitingCard } from './cards.ts';

export async function link({ tx, who, words, now }: Context): Promise<Outcome> {
  const code = await beginLink(tx, who.id, now);
  // The code is not kept, so a repeated press is answered by what has become of it.
  return { ...done(codeCard(words, code, LINK_MINUTES), 'new'), again: { type: 'account.look' } };
}

/**
 * Said twice: by whoever brings the code, once they have seen whose it is, and by whoever made it. Only an account without a history joins:
 * what two people have agreed and written is not to be mixed by a code.
 */
export function claim(context: Context, intent: IntentOf<'account.claim'>): Promise<Outcome> {
  const { tx, words, now } = context;
  const look = () => linkFor(tx, intent.code, now);
  return tryCode(context, look, words.account.codeUnknown(), (found) => claimFrom(context, intent, found));
}

async function claimFrom(
  { tx, who, words, asker }: Context,
  { code, sure }: IntentOf<'account.claim'>,
  found: { person: PersonId; name: string },
): Promise<Outcome> {
  if (found.person === who.id) return refused(words.account.codeOwn());
  if (await hasHistory(tx, who.id)) return refused(words.account.hasHistory());
  if (!sure) return done(claimCard(words, found.name, code), 'new');
  if (!(await claimLink(tx, code, await accountIdOf(tx, asker.account)))) return refused(words.account.codeUnknown());
  return done(claimedCard(words, found.name), 'replace');
}

export async function look({ tx, who, words, now }: Context, { join, account }: IntentOf<'account.look'>): Promise<Outcome> {
  await lockPerson(tx, who.id);
  const other = await claimed(tx, who.id, now);
  if (!other) return done(waitingCard(words), 'replace');
  // A yes to somebody else, from a card of a code before this one, is asked again of whoever it would be now.
  const isAnother = account !== undefined && account !== other.id;
  if (join === undefined || isAnother) return done(readyCard(words, other), 'replace');
  await endLink(tx, who.id);
  if (!join) return done(accountsCard(words, await accountsOf(tx, who.id), words.account.notJoined()), 'replace');
  await lockPerson(tx, other.person);
  if (await hasHistory(tx, other.person)) return refused(words.account.hasHistory());
  await joinAccount(tx, other.id, who.id, other.person, now);
  return done(accountsCard(words, await accountsOf(tx, who.id), words.account.joined({ platform: other.platform })), 'replace');
}
