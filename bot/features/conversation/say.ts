import { viewOfPair } from '../../../shared/access.ts';
import type { IntentOf } from '../../../shared/intent.ts';
import { loadFacts } from '../../store/facts.ts';
import { mentorshipsOf } from '../../store/mentorships.ts';
import { type Context, done, type Outcome } from '../feature.ts';
import { meetingsCard, notUnderstoodCard, thanksCard } from './cards.ts';
import { understand } from './understand.ts';

/** What somebody wrote becomes the intent it means, or a card that says what one can say. Their words are not kept. */
export async function hear({ tx, who, words, now }: Context, { text }: IntentOf<'say'>): Promise<Outcome> {
  const meant = understand(text);
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
