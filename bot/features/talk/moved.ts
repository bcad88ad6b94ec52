import { isRefusal } from '../../../shared/decision.ts';
import { partnersOf } from '../../../shared/facts.ts';
import type { Move } from '../../../shared/talks/move.ts';
import { present } from '../../../shared/talks/present.ts';
import type { TalkRefusal } from '../../../shared/talks/say.ts';
import { step } from '../../../shared/talks/step.ts';
import type { Talk } from '../../../shared/talks/talk.ts';
import { loadFacts } from '../../store/facts.ts';
import { saveTalk } from '../../store/talks.ts';
import { type Context, done, insteadOf, type Outcome } from '../feature.ts';
import { sayRefusal } from '../refusal.ts';
import { type Telling, talkCard } from './cards.ts';
import { sharingOf } from './sharing.ts';

/** For these the card that was used is out of date: it is drawn again as the talk is now, with the reason on it. */
const stale: readonly TalkRefusal['refused'][] = ['movedOn', 'talkPaused', 'talkDone', 'noRatingNow', 'nothingAsked', 'notHalfDone'];

/** One move of a talk: kept sealed, and answered with where the talk is then. */
export async function moved(context: Context, talk: Talk, move: Move, place: 'replace' | 'new'): Promise<Outcome> {
  const { tx, seal, words, now } = context;
  const outcome = step(talk, move, now);
  if (isRefusal(outcome)) {
    if (!stale.includes(outcome.refused)) return sayRefusal(words.talk, outcome);
    const why = words.talk[outcome.refused as 'movedOn']();
    return insteadOf(done(talkCard(await telling(context, talk), present(talk), why), place), why);
  }
  const changes = await sharingOf(context, outcome.talk);
  if (isRefusal(changes)) return sayRefusal(words.talk, changes);
  await saveTalk(tx, seal, outcome.talk);
  const command = outcome.say.find((one) => one.show === 'command');
  // It is read as if no talk were open, which is what a message without a source is.
  if (command?.show === 'command') return { instead: { type: 'say', text: command.text } };
  const card = talkCard(await telling(context, outcome.talk), outcome.say);
  return { answer: { answer: 'card', card, place }, changes, again: { type: 'talk.show', talk: talk.id } };
}

/** What a card about somebody's own talk is drawn from. */
export async function telling({ tx, who, words, now }: Context, talk: Talk): Promise<Telling> {
  const facts =
    talk.mentorship && talk.at.in === 'summary' ? (await loadFacts(tx, [talk.mentorship], now)).get(talk.mentorship) : undefined;
  const partner = facts ? partnersOf(facts, who.id).map(({ name }) => name) : [];
  return { reader: { person: who, words }, talk, partner: partner.join(', ') };
}
