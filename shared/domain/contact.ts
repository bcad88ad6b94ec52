import * as z from 'zod/mini';
import { addDays, Instant, WallDate, weekdayOf } from '../time.ts';
import { ContactId, MentorshipId, PersonId } from './ids.ts';

export const contactKinds = ['face-to-face', 'telephone', 'video', 'email', 'messenger', 'other'] as const;
/** What a contact was for, from a list: the record is of process, so there is nowhere to write what was said. */
export const contactPurposes = ['touching-base', 'arranging', 'about-an-action', 'support', 'feedback', 'other'] as const;

/** The least and the most that one lasts. */
export const contactMinutes = { least: 1, most: 480 };

/** A mentor's line of contact between meetings (domain: N). Process only. */
export const Contact = z.object({
  id: ContactId,
  mentorship: MentorshipId,
  person: PersonId,
  on: WallDate,
  kind: z.enum(contactKinds),
  minutes: z.nullable(z.int().check(z.minimum(contactMinutes.least), z.maximum(contactMinutes.most))),
  purpose: z.enum(contactPurposes),
  /** When the next is meant to be. */
  next: z.nullable(WallDate),
  at: Instant,
});
export type Contact = z.infer<typeof Contact>;

/** How many of these were in the same week, from Monday on, as a day. */
export function weekOf(contacts: readonly Pick<Contact, 'on'>[], day: WallDate): number {
  const monday = addDays(day, 1 - weekdayOf(day));
  const sunday = addDays(monday, 6);
  return contacts.filter(({ on }) => on >= monday && on <= sunday).length;
}
