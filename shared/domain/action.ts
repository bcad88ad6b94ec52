import * as z from 'zod/mini';
import { Instant, WallDate } from '../time.ts';
import { ActionId, GoalId, MentorshipId, PersonId } from './ids.ts';

/** How long each text of an action may be, in characters. */
export const actionLengths = { text: 300, milestone: 300, resources: 300, risk: 500, reason: 300 } as const;

/** A step somebody takes by a day. The pair's alone: its texts are sealed at rest. */
export const Action = z.object({
  id: ActionId,
  mentorship: MentorshipId,
  goal: z.nullable(GoalId),
  text: z.string().check(z.maxLength(actionLengths.text)),
  /** By whom. */
  person: PersonId,
  byWhen: WallDate,
  /** What there is to see on the way. */
  milestone: z.nullable(z.string().check(z.maxLength(actionLengths.milestone))),
  resources: z.nullable(z.string().check(z.maxLength(actionLengths.resources))),
  /** What could go wrong, and then what. */
  risk: z.nullable(z.string().check(z.maxLength(actionLengths.risk))),
  status: z.enum(['open', 'done', 'dropped']),
  /** Why it was dropped, where somebody wanted to say. */
  reason: z.nullable(z.string().check(z.maxLength(actionLengths.reason))),
  /** 0, 1, 2 … among the open actions of the pair. */
  position: z.int(),
  /** Who set it or changed it last, and when. */
  by: PersonId,
  at: Instant,
});
export type Action = z.infer<typeof Action>;
export type ActionText = Pick<Action, 'goal' | 'text' | 'person' | 'byWhen' | 'milestone' | 'resources' | 'risk'>;
