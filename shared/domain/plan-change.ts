import * as z from 'zod/mini';
import { Instant } from '../time.ts';
import { Action } from './action.ts';
import { Goal } from './goal.ts';
import { ActionId, GoalId, MentorshipId, PersonId, PlanChangeId } from './ids.ts';

export const planChanges = [
  'goal-added',
  'goal-edited',
  'goal-kept',
  'goal-met',
  'goal-dropped',
  'goal-moved',
  'action-added',
  'action-edited',
  'action-done',
  'action-undone',
  'action-dropped',
  'action-moved',
] as const;

/** One line of a plan's history: nothing of a plan is ever overwritten without it. */
export const PlanChange = z.object({
  id: PlanChangeId,
  mentorship: MentorshipId,
  person: PersonId,
  at: Instant,
  what: z.enum(planChanges),
  item: z.union([GoalId, ActionId]),
  /** As it was before; null where it is new. Sealed at rest, like what it was. */
  before: z.nullable(z.union([Goal, Action])),
});
export type PlanChange = z.infer<typeof PlanChange>;
