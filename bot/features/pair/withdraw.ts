import { viewOfProcess } from '../../../shared/access.ts';
import { apply } from '../../../shared/apply.ts';
import { isRefusal } from '../../../shared/decision.ts';
import { withdrawInvitation } from '../../../shared/domain/inviting.ts';
import type { IntentOf } from '../../../shared/intent.ts';
import { type Context, done, type Outcome, refused } from '../feature.ts';
import { sayRefusal } from '../refusal.ts';
import { withdrawnForCard } from './across-cards.ts';

/** Both are told on the card that asked them, and no reason. */
export async function withdraw({ facts, who, words, now }: Context, { mentorship }: IntentOf<'invitation.withdraw'>): Promise<Outcome> {
  const before = await facts(mentorship);
  if (!before) return refused(words.pair.notTheirs());
  const outcome = withdrawInvitation(before, who.id, now);
  if (isRefusal(outcome)) return sayRefusal(words.pair, outcome);
  const view = viewOfProcess(apply(before, outcome.changes), who.id);
  if (!view) throw new Error('somebody withdrew an invitation of a programme that they do not coordinate');
  return done(withdrawnForCard(words, view), 'replace', outcome.changes);
}
