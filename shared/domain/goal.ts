import * as z from 'zod/mini';
import { Instant } from '../time.ts';
import { GoalId, MentorshipId, PersonId } from './ids.ts';

export const goalKinds = ['long-term', 'short-term'] as const;
export const GoalKind = z.enum(goalKinds);
export type GoalKind = z.infer<typeof GoalKind>;

/** How long each text of a goal may be, in characters. */
export const goalLengths = { text: 300, criteria: 500, reason: 300 } as const;

/** What a pair work towards. Theirs alone: sealed at rest. */
export const Goal = z.object({
  id: GoalId,
  mentorship: MentorshipId,
  kind: GoalKind,
  text: z.string().check(z.maxLength(goalLengths.text)),
  /** How both will notice that it is met. */
  criteria: z.nullable(z.string().check(z.maxLength(goalLengths.criteria))),
  /** 0, 1, 2 … among the open goals of its kind, the most important first. */
  position: z.int(),
  status: z.enum(['open', 'met', 'dropped']),
  /** Why it was dropped, where somebody wanted to say. */
  reason: z.nullable(z.string().check(z.maxLength(goalLengths.reason))),
  /** Who set it or changed it last, and when. */
  by: PersonId,
  at: Instant,
});
export type Goal = z.infer<typeof Goal>;
export type GoalText = Pick<Goal, 'text' | 'criteria'>;
