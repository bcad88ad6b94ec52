import * as z from 'zod/mini';
import { actionLengths } from './domain/action.ts';
import { GoalKind, goalLengths } from './domain/goal.ts';
import { ActionId, GoalId, MentorshipId } from './domain/ids.ts';
import { intent, optionalText } from './intent-fields.ts';
import { actionFields, goalFields, seenFields } from './plan-fields.ts';

/** What a pair ask for about their plan. */
export const planIntents = [
  /**
   * A card that stays true in the reader's messages, from the action of that number on; `here`, asked on a standing page or in a dialog,
   * is answered there, and `keep` is what puts it into the messages from there.
   */
  intent('plan.show', {
    mentorship: z.optional(MentorshipId),
    here: z.optional(z.boolean()),
    keep: z.optional(z.boolean()),
    from: z.optional(z.int().check(z.minimum(0))),
  }),
  /** Who changed what, the newest first, from the change of that number on. */
  intent('plan.history', { mentorship: MentorshipId, from: z.optional(z.int().check(z.minimum(0))) }),
  intent('plan.goal.open', { mentorship: MentorshipId, kind: GoalKind }),
  intent('plan.goal.add', { mentorship: MentorshipId, kind: GoalKind, ...goalFields }),
  intent('plan.goal.edit.open', { goal: GoalId }),
  intent('plan.goal.edit', { goal: GoalId, ...seenFields, ...goalFields }),
  intent('plan.goal.keep', { goal: GoalId }),
  intent('plan.goal.met', { goal: GoalId }),
  intent('plan.goal.drop.open', { goal: GoalId }),
  intent('plan.goal.drop', { goal: GoalId, reason: optionalText(goalLengths.reason) }),
  intent('plan.action.open', { mentorship: MentorshipId, goal: z.optional(GoalId) }),
  intent('plan.action.add', { mentorship: MentorshipId, ...actionFields }),
  intent('plan.action.edit.open', { action: ActionId }),
  intent('plan.action.edit', { action: ActionId, ...seenFields, ...actionFields }),
  intent('plan.action.done', { action: ActionId }),
  intent('plan.action.undone', { action: ActionId }),
  intent('plan.action.drop.open', { action: ActionId }),
  intent('plan.action.drop', { action: ActionId, reason: optionalText(actionLengths.reason) }),
  /** Before the one above it. */
  intent('plan.order', { item: z.union([GoalId, ActionId]) }),
  /** Whether each goal still matters. */
  intent('plan.review', { mentorship: MentorshipId }),
] as const;
