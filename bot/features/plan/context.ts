import { viewOfPair } from '../../../shared/access.ts';
import { apply } from '../../../shared/apply.ts';
import { type Decision, isRefusal, type Refusal } from '../../../shared/decision.ts';
import type { Action } from '../../../shared/domain/action.ts';
import { mayBook } from '../../../shared/domain/booking.ts';
import type { Goal } from '../../../shared/domain/goal.ts';
import type { ActionId, GoalId, MentorshipId } from '../../../shared/domain/ids.ts';
import type { Hand } from '../../../shared/domain/plan.ts';
import type { Facts } from '../../../shared/facts.ts';
import { mentorshipOfPlanItem } from '../../store/mentorships.ts';
import { type Answered, type Context, type Outcome, refused } from '../feature.ts';
import { sayRefusal } from '../refusal.ts';
import { type Plan, planCard } from './cards.ts';

export type Loaded = { facts: Facts; plan: Plan };

/** A plan for one of its two; null for anybody else. */
export async function planOf(context: Context, id: MentorshipId): Promise<Loaded | null> {
  const facts = await context.facts(id);
  const plan = facts && planIn(context, facts);
  return facts && plan ? { facts, plan } : null;
}

export function planIn({ who, words, now, asker }: Context, facts: Facts): Plan | null {
  const pair = viewOfPair(facts, who.id);
  return pair && { reader: { person: who, words }, pair, now, isPassing: asker.message === null };
}

export async function withItem(context: Context, id: GoalId | ActionId): Promise<(Loaded & { item: Goal | Action }) | null> {
  const mentorship = await mentorshipOfPlanItem(context.tx, id);
  const loaded = mentorship && (await planOf(context, mentorship));
  const item = loaded && [...loaded.facts.goals, ...loaded.facts.actions].find((one) => one.id === id);
  return loaded && item ? { ...loaded, item } : null;
}

export const notYours = ({ words }: Context): Outcome => refused(words.plan.notYours());

export const handOf = ({ who, now, newId }: Context): Hand => ({ who: who.id, now, change: newId('plc') });

/** A form, for whoever may still change the plan. */
export function formFor(
  context: Context,
  { facts, plan }: Loaded,
  form: (plan: Plan) => Extract<Answered['answer'], { answer: 'form' }>['form'],
): Outcome {
  const no = mayBook(facts, context.who.id);
  return no ? sayRefusal(context.words.plan, no) : { answer: { answer: 'form', form: form(plan) } };
}

/** What a rule decided, answered from the plan as it is after it. */
export function decided(
  context: Context,
  facts: Facts,
  outcome: Decision | Refusal,
  answer: (plan: Plan, facts: Facts) => Answered,
): Outcome {
  if (isRefusal(outcome)) return sayRefusal(context.words.plan, outcome);
  const after = apply(facts, outcome.changes);
  const plan = planIn(context, after);
  if (!plan) throw new Error('somebody changed a plan that they may not see');
  return { ...answer(plan, after), changes: outcome.changes };
}

/** The plan in place of the card that was used, true from now on. */
export function liveCard(plan: Plan): Answered {
  return {
    answer: { answer: 'card', card: planCard(plan), place: 'replace' },
    live: { kind: 'plan', mentorship: plan.pair.mentorship },
  };
}
