import * as z from 'zod/mini';
import { Instant, WallDate } from '../time.ts';
import { ContactId, MentorshipId, PersonId } from './ids.ts';

export const contactKinds = ['face-to-face', 'telephone', 'video', 'email', 'messenger', 'other'] as const;
/** What a contact was for, from a list: the record is of process, so there is nowhere to write what was said. */
export const contactPurposes = ['touching-base', 'arranging', 'about-an-action', 'support', 'feedback', 'other'] as const;

/** A mentor's line of contact between meetings (domain: N). Process only. */
export const Contact = z.object({
  id: ContactId,
  mentorship: MentorshipId,
  person: PersonId,
  on: WallDate,
  kind: z.enum(contactKinds),
  minutes: z.nullable(z.int().check(z.minimum(1), z.maximum(480))),
  purpose: z.enum(contactPurposes),
  /** When the next is meant to be. */
  next: z.nullable(WallDate),
  at: Instant,
});
export type Contact = z.infer<typeof Contact>;
