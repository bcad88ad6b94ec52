import { viewOfPair } from '../../../shared/access.ts';
import type { IntentOf } from '../../../shared/intent.ts';
import { loadFacts } from '../../store/facts.ts';
import { mentorshipsOf } from '../../store/mentorships.ts';
import { openTalkOf } from '../../store/talks.ts';
import { type Context, done, type Outcome } from '../feature.ts';
import { meetingsCard, notUnderstoodCard, thanksCard } from './cards.ts';
import { midTalk } from './mid-talk.ts';
import { understand } from './understand.ts';

/**
 * What somebody wrote becomes the intent it means, or a card that says what one can say. Their words are kept only as the
 * answer of a talk that they have open.
 */
export async function hear({ tx, seal, who, words, now }: Context, { text, source }: IntentOf<'say'>): Promise<Outcome> {
  const meant = understand(text);
  const talk = source === undefined ? null : await openTalkOf(tx, seal, who.id);
  const ofTalk = talk && source !== undefined ? midTalk(talk, source, text, meant) : null;
  if (ofTalk) return { instead: ofTalk };
  switch (meant.means) {
    case 'ask':
      return { instead: meant.intent };
    case 'meetings': {
      const facts = await loadFacts(tx, await mentorshipsOf(tx, who.id), now);
      const pairs = [...facts.values()].flatMap((one) => viewOfPair(one, who.id) ?? []);
      return done(meetingsCard({ person: who, words }, pairs, meant.to, now), 'new');
    }
    case 'thanks':
      return done(thanksCard(words), 'new');
    case 'unknown':
      return done(notUnderstoodCard(words), 'new');
  }
}
