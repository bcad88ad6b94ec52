import { minus } from '../../../shared/time.ts';
import { feedMadeAt, renewFeed, revokeFeed, showFeed } from '../../store/feeds.ts';
import { type Context, done, type Outcome } from '../feature.ts';
import { feedCard, noFeedCard, revokedCard, unreachableCard } from './cards.ts';

/** A press that is repeated within this time is one press: the answer holds a secret, so the door does not keep it. */
const ONE_PRESS_SECONDS = 60;

export async function show({ tx, who, words, url, seal }: Context): Promise<Outcome> {
  if (url === null) return done(unreachableCard(words), 'new');
  const secret = await showFeed(tx, seal, who.id);
  return done(secret === null ? noFeedCard(words) : feedCard(words, addressOf(url, secret), false), 'new');
}

export async function renew({ tx, who, words, url, seal, now }: Context): Promise<Outcome> {
  if (url === null) return done(unreachableCard(words));
  const made = await feedMadeAt(tx, who.id);
  const isRepeated = made !== null && made > minus(now, { seconds: ONE_PRESS_SECONDS });
  const secret = (isRepeated && (await showFeed(tx, seal, who.id))) || (await renewFeed(tx, seal, who.id, now));
  return done(feedCard(words, addressOf(url, secret), true));
}

/** An address can always be taken back, also where none can be reached. */
export async function revoke({ tx, who, words }: Context): Promise<Outcome> {
  await revokeFeed(tx, who.id);
  return done(revokedCard(words));
}

function addressOf(url: string, secret: string): string {
  return `${url}/calendar/${secret}.ics`;
}
