import { viewOfInvitation } from '../../../shared/access.ts';
import { apply } from '../../../shared/apply.ts';
import { isRefusal } from '../../../shared/decision.ts';
import { answerInvitation } from '../../../shared/domain/inviting.ts';
import type { IntentOf } from '../../../shared/intent.ts';
import { type Context, done, type Outcome, refused } from '../feature.ts';
import { sayRefusal } from '../refusal.ts';
import { invitationCard } from './cards.ts';

/** The card that was used says from then on how things stand, whichever answer an old one still offered. */
export async function answer({ facts, who, words, now }: Context, intent: IntentOf<'invitation.answer'>): Promise<Outcome> {
  const before = await facts(intent.mentorship);
  if (!before) return refused(words.pair.notThere());
  const outcome = answerInvitation(before, who.id, intent.accept, now);
  if (isRefusal(outcome)) return sayRefusal(words.pair, outcome);
  const view = viewOfInvitation(apply(before, outcome.changes), who.id);
  if (!view) throw new Error('somebody answered an invitation that they may not see');
  return done(invitationCard(words, view), 'replace', outcome.changes);
}
