import { isRefusal } from '../../../shared/decision.ts';
import { invite } from '../../../shared/domain/inviting.ts';
import type { IntentOf } from '../../../shared/intent.ts';
import { coordinatedBy, lockProgramme, pairsOf } from '../../store/programmes.ts';
import { colleague } from '../colleague.ts';
import { type Context, done, type Outcome, refused } from '../feature.ts';
import { sayRefusal } from '../refusal.ts';
import { invitedCard } from './cards.ts';
import { inviteForm } from './forms.ts';

export async function openInvite({ tx, who, words }: Context): Promise<Outcome> {
  const [first, ...others] = await coordinatedBy(tx, who.id);
  if (!first) return refused(words.pair.notCoordinator());
  return { answer: { answer: 'form', form: inviteForm(words, [first, ...others]) } };
}

export async function invitePair(context: Context, intent: IntentOf<'pair.invite'>): Promise<Outcome> {
  const { tx, who, words, now, newId } = context;
  const run = await lockProgramme(tx, intent.programme);
  if (!run?.coordinators.some((one) => one.person === who.id)) return refused(words.pair.notTheirs());
  const mentor = await colleague(context, intent.mentor);
  const mentee = await colleague(context, intent.mentee);
  const outside = words.pair.outside();
  if (!mentor || !mentee) return refused(outside, { ...(mentor ? {} : { mentor: outside }), ...(mentee ? {} : { mentee: outside }) });
  const pairs = await pairsOf(tx, [run.programme.id]);
  const outcome = invite(run.programme, run.coordinators, pairs, who.id, { mentor, mentee }, newId('men'), now);
  if (isRefusal(outcome)) return sayRefusal(words.pair, outcome);
  const names = { mentor: mentor.name, mentee: mentee.name, programme: run.programme.name };
  return done(invitedCard(words, names), 'new', outcome.changes);
}
