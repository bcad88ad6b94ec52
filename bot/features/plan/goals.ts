import { edited, isClash } from '../../../shared/domain/edited.ts';
import type { GoalId } from '../../../shared/domain/ids.ts';
import { addGoal, dropGoal, editGoal, goalMet, keepGoal, saidOfGoal } from '../../../shared/domain/plan.ts';
import { wantingOfGoal } from '../../../shared/domain/plan-wanting.ts';
import { choice } from '../../chat/card.ts';
import type { Answered, done, Verb } from '../feature.ts';
import { dropForm, goalForm } from '../plan-forms.ts';
import { notedCard, type Plan } from './cards.ts';
import { clashing } from './clash.ts';
import { decided, formFor, handOf, liveCard, notYours, planOf, withItem } from './context.ts';
import { reviewCard } from './review.ts';
import { sayWanting } from './say.ts';

export const openGoal: Verb<'plan.goal.open'> = async (context, { mentorship, kind }) => {
  const loaded = await planOf(context, mentorship);
  return loaded ? formFor(context, loaded, (plan) => goalForm(plan, kind, null)) : notYours(context);
};

export const addToGoals: Verb<'plan.goal.add'> = async (context, { mentorship, kind, text, criteria }) => {
  const loaded = await planOf(context, mentorship);
  if (!loaded) return notYours(context);
  const id = context.newId('goa');
  const outcome = addGoal(loaded.facts, kind, { text, criteria }, id, handOf(context));
  return decided(context, loaded.facts, outcome, (plan) => noted(plan, id, context.words.plan.notedGoalAdded({ text })));
};

export const openGoalEdit: Verb<'plan.goal.edit.open'> = async (context, { goal }) => {
  const loaded = await withItem(context, goal);
  if (!loaded || !('kind' in loaded.item)) return notYours(context);
  const { item } = loaded;
  return formFor(context, loaded, (plan) => goalForm(plan, item.kind, item));
};

export const changeGoal: Verb<'plan.goal.edit'> = async (context, { goal, seen, text, criteria }) => {
  const loaded = await withItem(context, goal);
  if (!loaded || !('kind' in loaded.item)) return notYours(context);
  const { item, plan } = loaded;
  const outcome = editGoal(loaded.facts, goal, { text, criteria }, handOf(context), seen);
  if (isClash(outcome)) {
    const typed = edited(saidOfGoal(item), { text, criteria }, seen).becomes;
    return clashing(context, loaded, goalForm(plan, item.kind, item), { item, clash: outcome, typed });
  }
  return decided(context, loaded.facts, outcome, (plan) => noted(plan, goal, context.words.plan.notedChanged({ text })));
};

export const keep: Verb<'plan.goal.keep'> = async (context, { goal }) => {
  const loaded = await withItem(context, goal);
  if (!loaded) return notYours(context);
  const { text } = loaded.item;
  const outcome = keepGoal(loaded.facts, goal, handOf(context));
  return decided(context, loaded.facts, outcome, (plan) => answered(reviewCard(plan, context.words.plan.notedKept({ text })), 'replace'));
};

export const met: Verb<'plan.goal.met'> = async (context, { goal }) => {
  const loaded = await withItem(context, goal);
  return loaded ? decided(context, loaded.facts, goalMet(loaded.facts, goal, handOf(context)), liveCard) : notYours(context);
};

export const openGoalDrop: Verb<'plan.goal.drop.open'> = async (context, { goal }) => {
  const loaded = await withItem(context, goal);
  return loaded ? formFor(context, loaded, (plan) => dropForm(plan, loaded.item)) : notYours(context);
};

export const dropOfGoals: Verb<'plan.goal.drop'> = async (context, { goal, reason }) => {
  const loaded = await withItem(context, goal);
  if (!loaded) return notYours(context);
  const { text } = loaded.item;
  const outcome = dropGoal(loaded.facts, goal, reason, handOf(context));
  return decided(context, loaded.facts, outcome, (plan) => answered(notedCard(plan, context.words.plan.notedDropped({ text }), []), 'new'));
};

/** What is missing is asked for, with the way to say it. */
function noted(plan: Plan, id: GoalId, said: string): Answered {
  const goal = plan.pair.goals.find((one) => one.id === id)!;
  const wanting = wantingOfGoal(goal, plan.pair);
  const { words } = plan.reader;
  const more = [
    ...(wanting.includes('first-step')
      ? [choice(words.plan.addAction(), { type: 'plan.action.open', mentorship: plan.pair.mentorship, goal: id }, { weight: 'first' })]
      : []),
    choice(words.plan.edit(), { type: 'plan.goal.edit.open', goal: id }),
  ];
  return answered(notedCard(plan, said, sayWanting(words, wanting), more), 'new');
}

function answered(card: Parameters<typeof done>[0], place: 'replace' | 'new'): Answered {
  return { answer: { answer: 'card', card, place } };
}
