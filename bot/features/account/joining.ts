import { type Change, put } from '../../../shared/decision.ts';
import type { PersonId } from '../../../shared/domain/ids.ts';
import { mayUnite, overLimits } from '../../../shared/domain/uniting.ts';
import type { IntentOf } from '../../../shared/intent.ts';
import { accountIdOf } from '../../store/accounts.ts';
import { accountsOf, beginLink, claimed, claimLink, endLink, joinAccount, LINK_MINUTES, linkFor } from '../../store/links.ts';
import { lockPerson } from '../../store/people.ts';
import { coordinatedBy } from '../../store/programmes.ts';
import { bringsOf, sideOf } from '../../store/sides.ts';
import { unite } from '../../store/unite.ts';
import { type Context, done, type Outcome, refused } from '../feature.ts';
import { sayRefusal } from '../refusal.ts';
import { tryCode } from '../trying.ts';
import { accountsCard, claimCard, claimedCard, codeCard, readyCard, waitingCard } from './cards.ts';

export async function link({ tx, who, words, now }: Context): Promise<Outcome> {
  const code = await beginLink(tx, who.id, now);
  // The code is not kept, so a repeated press is answered by what has become of it.
  return { ...done(codeCard(words, code, LINK_MINUTES), 'new'), again: { type: 'account.look' } };
}

/** Said twice: by whoever brings the code, once they have seen whose it is and what comes along, and by whoever made it. */
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
  const refusal = mayUnite(await sideOf(tx, found.person), await sideOf(tx, who.id));
  if (refusal) return sayRefusal(words.account, refusal);
  if (!sure) return done(claimCard(words, found.name, code, await bringsOf(tx, who.id)), 'new');
  if (!(await claimLink(tx, code, await accountIdOf(tx, asker.account)))) return refused(words.account.codeUnknown());
  return done(claimedCard(words, found.name), 'replace');
}

export async function look(context: Context, { join, account }: IntentOf<'account.look'>): Promise<Outcome> {
  const { tx, who, words, now } = context;
  const me = await lockPerson(tx, who.id);
  const other = await claimed(tx, who.id, now);
  if (!other) return done(waitingCard(words), 'replace');
  if (join === false) {
    await endLink(tx, who.id);
    return done(accountsCard(words, await accountsOf(tx, who.id), words.account.notJoined()), 'replace');
  }
  // A yes to somebody else, from a card of a code before this one, is asked again of whoever it would be now.
  const isSure = join === true && (account === undefined || account === other.id);
  if (isSure) {
    await lockPerson(tx, other.person);
    // Somebody else to whom the same account had brought a code may have said yes until now.
    if ((await claimed(tx, who.id, now))?.person !== other.person) return refused(words.account.inTheMiddle());
  }
  const [keeps, joins] = [await sideOf(tx, who.id), await sideOf(tx, other.person)];
  const refusal = mayUnite(keeps, joins);
  if (refusal) return sayRefusal(words.account, refusal);
  if (!isSure) return done(readyCard(words, other, overLimits(keeps, joins)), 'replace');
  const led = await coordinatedBy(tx, other.person);
  if (!(await unite(tx, { from: other.person, to: who.id }, other.id, now))) return refused(words.account.inTheMiddle());
  await endLink(tx, who.id);
  await joinAccount(tx, other.id, who.id, other.person, now);
  const card = accountsCard(words, await accountsOf(tx, who.id), words.account.joined({ platform: other.platform }));
  return done(card, 'replace', [put('person', me), ...coordinators(led, who.id)]);
}

/** Whose outbox is planned again: their pairs’, and those of what they coordinate. */
export const coordinators = (led: Awaited<ReturnType<typeof coordinatedBy>>, person: PersonId): Change[] =>
  led.map(({ id }) => put('coordinator', { programme: id, person }));
