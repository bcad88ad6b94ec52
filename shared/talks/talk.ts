import * as z from 'zod/mini';
import { MeetingId, MentorshipId, PersonId, TalkId } from '../domain/ids.ts';
import { Instant } from '../time.ts';

/** More than anybody writes to one question, in however many messages; a page can show it. */
export const longestAnswer = 20_000;
/** As much of an answer as every form can show and take. */
export const longestInForm = 3_000;

const questionId = z.string().check(z.minLength(1), z.maxLength(60));

/** Names a message typed in a chat, so that editing or deleting it changes the answer. Nothing in here looks inside it. */
export const Source = z.string().check(z.minLength(1), z.maxLength(200));
export type Source = z.infer<typeof Source>;

export const Piece = z.object({
  /** null for what came from a form. */
  source: z.nullable(Source),
  text: z.string().check(z.minLength(1), z.maxLength(longestAnswer)),
  /** A sentence that may have been meant otherwise, such as “cancel”: it counts as an answer until its writer says that it was none. */
  provisional: z.boolean(),
});
export type Piece = z.infer<typeof Piece>;

/** What becomes of an answer. Private is what everything is until its writer chooses otherwise. */
export const Choice = z.enum(['private', 'shared', 'action']);
export type Choice = z.infer<typeof Choice>;

/** Several messages are one answer. One that is skipped keeps what was written, out of sight, for whoever comes back to it. */
export const Answer = z.object({ question: questionId, pieces: z.array(Piece), skipped: z.boolean(), choice: Choice });
export type Answer = z.infer<typeof Answer>;

export const Way = z.enum(['raise', 'smaller', 'let-go']);
export type Way = z.infer<typeof Way>;

/** Every number given, in order; the last of a question counts. For the eyes of whoever gave it alone. */
export const Rating = z.object({
  question: questionId,
  value: z.int(),
  source: z.nullable(Source),
  at: Instant,
  /** What was chosen below the threshold. */
  way: z.nullable(Way),
});
export type Rating = z.infer<typeof Rating>;

/** Where a talk is: at a question in one of its wordings (0 is the first), at the offer below a threshold, or at the summary. */
export const Place = z.discriminatedUnion('in', [
  z.object({ in: z.literal('question'), question: questionId, wording: z.int().check(z.minimum(0)) }),
  z.object({ in: z.literal('below'), question: questionId }),
  z.object({ in: z.literal('summary') }),
]);
export type Place = z.infer<typeof Place>;

export const ScriptId = z.enum(['grow', 'oskar', 'opening', 'first-meeting']);
export type ScriptId = z.infer<typeof ScriptId>;

export const Talk = z.object({
  id: TalkId,
  person: PersonId,
  /** null when somebody uses it alone. */
  mentorship: z.nullable(MentorshipId),
  /** The meeting that it prepares, or is part of. */
  meeting: z.nullable(MeetingId),
  script: z.object({ id: ScriptId, version: z.int() }),
  status: z.enum(['open', 'paused', 'done', 'stopped']),
  /** Its questions in the order they are asked: the spine, and the deeper ones asked for. */
  path: z.array(questionId),
  at: Place,
  /** The way it came, for going back; the last one is where it was just before. */
  came: z.array(Place),
  /** Where it goes on after an earlier answer is changed. */
  returning: z.nullable(Place),
  answers: z.array(Answer),
  ratings: z.array(Rating),
  /** Whoever types is told once what the workplace can read there. */
  toldAboutChat: z.boolean(),
  startedAt: Instant,
  changedAt: Instant,
  /** When somebody was reminded that it is half done: once. */
  mentionedAt: z.nullable(Instant),
});
export type Talk = z.infer<typeof Talk>;
