import { viewOfPair } from '../../../shared/access.ts';
import type { Feature } from '../feature.ts';
import { addToActions, changeAction, dropOfActions, openAction, openActionDrop, openActionEdit, tick, untick } from './actions.ts';
import { planCard } from './cards.ts';
import { addToGoals, changeGoal, dropOfGoals, keep, met, openGoal, openGoalDrop, openGoalEdit } from './goals.ts';
import { showHistory } from './history.ts';
import { reviewNudgeCard } from './review.ts';
import { order, review, showPlan } from './show.ts';

/** What a pair want to reach and what they do for it, in one card that is the same for both. */
export const plan: Feature = {
  verbs: {
    'plan.show': showPlan,
    'plan.history': showHistory,
    'plan.order': order,
    'plan.review': review,
    'plan.goal.open': openGoal,
    'plan.goal.add': addToGoals,
    'plan.goal.edit.open': openGoalEdit,
    'plan.goal.edit': changeGoal,
    'plan.goal.keep': keep,
    'plan.goal.met': met,
    'plan.goal.drop.open': openGoalDrop,
    'plan.goal.drop': dropOfGoals,
    'plan.action.open': openAction,
    'plan.action.add': addToActions,
    'plan.action.edit.open': openActionEdit,
    'plan.action.edit': changeAction,
    'plan.action.done': tick,
    'plan.action.undone': untick,
    'plan.action.drop.open': openActionDrop,
    'plan.action.drop': dropOfActions,
  },
  drawers: {
    'plan-review': ({ facts, reader, because, notification, now }) => {
      const pair = viewOfPair(facts, reader.person.id);
      return pair && reviewNudgeCard({ reader, pair, now, isPassing: false }, String(because.since), notification);
    },
    plan: ({ facts, reader, because, now }) => {
      const pair = viewOfPair(facts, reader.person.id);
      return pair && planCard({ reader, pair, now, isPassing: false }, Number(because.from ?? 0));
    },
  },
};
