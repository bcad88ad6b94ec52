import * as z from 'zod/mini';
import { ContactId, LogEntryId, LogId, MeetingId, MentorshipId, ProgrammeId } from './domain/ids.ts';
import { LogWriter } from './domain/log.ts';
import { clockTime, intent } from './intent-fields.ts';
import { amendFields, contactFields, heldFields, remarkFields, typedFields } from './log-fields.ts';
import { Format } from './page.ts';
import { actionFields } from './plan-fields.ts';
import { Instant } from './time.ts';

/** A page of a list begins with the one of that number. */
const from = z.optional(z.int().check(z.minimum(0)));
const page = { mentorship: z.optional(MentorshipId), from };
/** `entry` is what somebody had before their eyes, so that nobody signs or answers something else. */
const entry = { log: LogId, entry: LogEntryId };

/** What a pair ask for about the logs of their meetings, coordinators about those they may read, and a mentor about contacts. */
export const logIntents = [
  /** The meetings that were, and how the log of each stands. */
  intent('log.list', page),
  /** The form to write it in, or the log itself once somebody has signed; without a meeting, that of the last one to write. */
  intent('log.open', { meeting: z.optional(MeetingId) }),
  /** What a form holds while it is written, kept without a word. */
  intent('log.keep', { log: LogId, ...typedFields }),
  /** A form that is sent. */
  intent('log.save', { log: LogId, ...typedFields }),
  intent('log.show', { log: LogId }),
  /** As a file, by a link that goes past the chat. */
  intent('log.take', { log: LogId, format: Format }),
  /** `seen` names the very words that its writer read through, so that nobody's name gets under what was written meanwhile. */
  intent('log.file', { log: LogId, seen: z.optional(z.string().check(z.maxLength(64))) }),
  intent('log.withdraw', { log: LogId }),
  intent('log.discard', { log: LogId }),
  intent('log.sign', entry),
  intent('log.correct.open', entry),
  intent('log.correct', { ...entry, ...remarkFields }),
  intent('log.comment.open', entry),
  intent('log.comment', { ...entry, ...remarkFields }),
  intent('log.differ.open', entry),
  intent('log.differ', { ...entry, ...remarkFields }),
  intent('log.amend.open', { log: LogId }),
  intent('log.amend', { log: LogId, ...amendFields }),
  intent('log.amend.sign', entry),
  intent('log.amend.withdraw', entry),
  /** One more action that was agreed: into the plan, and into the log. */
  intent('log.action.open', { log: LogId }),
  intent('log.action', { log: LogId, ...actionFields }),
  intent('log.writer.open', { mentorship: MentorshipId }),
  intent('log.writer', { mentorship: MentorshipId, by: LogWriter }),
  /** A meeting that Cairn knew nothing of, with its log on paper. */
  intent('log.paper.open', { mentorship: z.optional(MentorshipId) }),
  intent('log.paper', { mentorship: MentorshipId, ...clockTime, ...heldFields }),

  // who reads logs
  /** For a coordinator: how far the logs of each pair are, and those of one pair. */
  intent('logs.show', { programme: ProgrammeId, from }),
  intent('logs.pair', { mentorship: MentorshipId, from }),
  /** A coordinator reads a log, where they may. The two whose it is see who else can, and who has. */
  intent('log.read', { log: LogId }),
  intent('log.readers', { log: LogId }),
  /** `upTo` is the newest of what there was to see, so that nobody opens what was added while they thought about it. */
  intent('log.consent', { log: LogId, consent: z.boolean(), upTo: z.optional(Instant) }),

  intent('contact.list', page),
  intent('contact.open', { mentorship: z.optional(MentorshipId) }),
  intent('contact.add', { mentorship: MentorshipId, ...contactFields }),
  intent('contact.remove', { contact: ContactId }),
] as const;
