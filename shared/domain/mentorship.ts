import * as z from 'zod/mini';
import { Instant } from '../time.ts';
import { MentorshipId, PersonId, ProgrammeId } from './ids.ts';
import { LogWriter } from './log.ts';

export const Role = z.enum(['mentor', 'mentee']);
export type Role = z.infer<typeof Role>;

/** The relationship. `revision` grows with every change under the row lock; live clients compare it. */
export const Mentorship = z.object({
  id: MentorshipId,
  programme: ProgrammeId,
  status: z.enum(['invited', 'active', 'declined', 'ended']),
  revision: z.int(),
  since: z.nullable(Instant),
  endedAt: z.nullable(Instant),
  /** Who writes the logs, as the pair chose. */
  logBy: LogWriter,
});
export type Mentorship = z.infer<typeof Mentorship>;

/** Taking part is an invitation that each accepts; until both have, nothing but the invitation is sent. */
export const Party = z.object({
  mentorship: MentorshipId,
  person: PersonId,
  role: Role,
  invitation: z.enum(['invited', 'accepted', 'declined']),
  invitedBy: PersonId,
  invitedAt: Instant,
  answeredAt: z.nullable(Instant),
  /** `code`: nobody named them, they brought the code for the seat. */
  cameBy: z.nullable(z.literal('code')),
});
export type Party = z.infer<typeof Party>;
