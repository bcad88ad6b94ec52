import * as z from 'zod/mini';
import { GoalKind } from './domain/goal.ts';
import { MeetingId, MentorshipId, TalkId } from './domain/ids.ts';
import { intent, longText, numberOrNone } from './intent-fields.ts';
import { Move } from './talks/move.ts';
import { ScriptId, Source } from './talks/talk.ts';

const question = z.string().check(z.minLength(1), z.maxLength(60));

/** What somebody asks for about a guided talk of theirs. */
export const talkIntents = [
  /** Which talk, and whether to write, to talk it through together (`all` its questions), or later; asked from a meeting or from a plan. */
  intent('talk.offer', {
    meeting: z.optional(MeetingId),
    mentorship: z.optional(MentorshipId),
    how: z.optional(z.enum(['together', 'later'])),
    script: z.optional(ScriptId),
    all: z.optional(z.boolean()),
  }),
  intent('talk.begin', { script: ScriptId, meeting: z.optional(MeetingId), mentorship: z.optional(MentorshipId) }),
  /** Where it is; without a talk, the one that is not finished. */
  intent('talk.show', { talk: z.optional(TalkId) }),
  intent('talk.move', { talk: TalkId, move: Move }),
  intent('talk.answer.open', { talk: TalkId, question }),
  intent('talk.answer', {
    talk: TalkId,
    question,
    text: longText,
    /** Beside the words, where a number is asked for. */
    value: z.optional(numberOrNone),
  }),
  /** The form of an action of the plan, with the answer in it. */
  intent('talk.action.open', { talk: TalkId, question }),
  intent('talk.goal.open', { talk: TalkId, question, kind: GoalKind }),
  /** Throws it away, whatever state it is in. */
  intent('talk.stop', { talk: TalkId }),
  /** A message was edited or deleted in the chat. */
  intent('talk.edited', { source: Source, text: longText }),
  intent('talk.deleted', { source: Source }),
  /** What the other of a pair shared of theirs. */
  intent('talk.shared', { talk: TalkId }),
] as const;
