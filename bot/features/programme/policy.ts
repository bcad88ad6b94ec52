import { isRefusal } from '../../../shared/decision.ts';
import { changePolicy } from '../../../shared/domain/running.ts';
import type { IntentOf } from '../../../shared/intent.ts';
import { coordinatedBy, lockProgramme } from '../../store/programmes.ts';
import { type Context, done, type Outcome, refused } from '../feature.ts';
import { sayRefusal } from '../refusal.ts';
import { policyCard } from './cards.ts';
import { policyForm } from './forms.ts';

export async function openPolicy({ tx, who, words }: Context, intent: IntentOf<'policy.open'>): Promise<Outcome> {
  const programme = (await coordinatedBy(tx, who.id)).find((one) => one.id === intent.programme);
  return programme ? { answer: { answer: 'form', form: policyForm(words, programme) } } : refused(words.programme.notCoordinator());
}

export async function savePolicy({ tx, who, words }: Context, intent: IntentOf<'policy.change'>): Promise<Outcome> {
  const run = await lockProgramme(tx, intent.programme);
  if (!run) return refused(words.programme.notThere());
  const { type: _, programme: __, ...numbers } = intent;
  const policy = { ...run.programme.policy, ...numbers };
  const outcome = changePolicy(run.programme, run.coordinators, who.id, policy);
  if (isRefusal(outcome)) return sayRefusal(words.programme, outcome);
  return done(policyCard(words, { ...run.programme, policy }), 'new', outcome.changes);
}
