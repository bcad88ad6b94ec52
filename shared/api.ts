import * as z from 'zod/mini';
import type { Theirs } from './domain/edited.ts';
import type { ActionId, LogId, MeetingId, MentorshipId, PersonId } from './domain/ids.ts';
import type { LogContent } from './domain/log.ts';
import { Intent, type IntentType } from './intent.ts';
import { longestCall, longestCode } from './panel-paths.ts';
import type { Seen } from './seen.ts';
import type { OwnTalk } from './talks/own.ts';
import type { Instant, Zone } from './time.ts';

/** A code made in chat, and what the person calls this browser, or what it calls itself. */
export const PairRequest = z.object({
  code: z.string().check(z.minLength(1), z.maxLength(longestCode)),
  device: z.string().check(z.minLength(1), z.maxLength(80)),
});
export type PairRequest = z.infer<typeof PairRequest>;
/** The token is said this once. A code that leads nowhere, and too many of them, are refused with a sentence for the person. */
export type Paired = { token: string; person: PersonId; name: string } | { refused: string };

/** The address of the call in the tab beside the panel, where it may be known: of use only to find whose meeting this is. */
export const StateRequest = z.object({ call: z.nullable(z.string().check(z.maxLength(longestCall))) });
export type StateRequest = z.infer<typeof StateRequest>;

/** `version` is compared as a whole and means nothing by itself; it is the same whatever call was named, so that the live stream's compares with it. */
export type PanelState = {
  version: string;
  now: Instant;
  me: { id: PersonId; name: string; zone: Zone; language: string };
  pairs: PanelPair[];
  /** A guided talk of the reader's own, with what they answered; what anybody else answered is in no state. */
  talk: OwnTalk | null;
  /** Whose meeting this is, and how that is known: by the link of the call, because they are meeting now, or as there is one pair only. */
  open: { mentorship: MentorshipId; because: 'link' | 'now' | 'only' } | null;
};

export type PanelPair = {
  pair: Seen['pair'];
  /** The meeting under way, or that ended within the hour, or begins within the half; null between calls. */
  meeting: MeetingId | null;
  /** The log to see to: that of this meeting, or of the last one that is not done with, or else the last; null where none was begun. */
  log: Seen['log'] | null;
  /** What is kept of it is not what names were put to. */
  isWrong: boolean;
  /**
   * What a name would be put to now, word for word; `seen` names these very words to `log.file`, so that what is signed is what was read
   * through. null where there is no draft.
   */
  reading: { seen: string; record: Omit<Extract<LogContent, { kind: 'record' }>, 'salt'> } | null;
  /** Which log could be begun. */
  toWrite: MeetingId | null;
  /** Actions that came into the plan since the meeting to write of began: none of them is one of last time. */
  newer: ActionId[];
  /** How long a meeting is suggested to be where there was none before, in minutes. */
  usualMinutes: number;
  /** What a mentor may ask, by stage, and nobody's answers. */
  crib: { stage: string; questions: string[] }[];
};

/** The live stream is a line of JSON each time something is new, and an empty line before it is silent for too long (`longestSilence`). */
export type Live = { version: string };

/** What a panel asks for through the door. Whatever else there is to ask is asked in chat. */
export const panelIntents = [
  'plan.action.add',
  'plan.action.edit',
  'plan.action.done',
  'plan.action.undone',
  'plan.action.drop',
  'plan.goal.add',
  'plan.goal.edit',
  'plan.goal.met',
  'agenda.add',
  'agenda.remove',
  'agenda.talked',
  'agenda.carry',
  'agenda.not-ready',
  'meeting.propose',
  'meeting.confirm',
  'meeting.decline',
  'meeting.move',
  'meeting.met',
  'log.open',
  'log.keep',
  'log.save',
  'log.action',
  'log.file',
  'log.withdraw',
  'log.sign',
  'log.correct',
  'log.comment',
  'log.differ',
  'log.amend',
  'log.amend.sign',
  'log.amend.withdraw',
  'talk.begin',
  'talk.answer',
  'talk.move',
] as const satisfies readonly IntentType[];

/** As a panel writes it: before defaults and coercions. */
export type PanelAsk = z.input<typeof Intent> & { type: (typeof panelIntents)[number] };

/** `key` is made once for each thing asked, so that asking again after a lost answer does nothing twice. */
export const AskRequest = z.object({ key: z.uuid(), intent: Intent });
export type AskRequest = { key: string; intent: PanelAsk };

/**
 * `refused` is a sentence for the person, with the fields it is about by name. `clash`: these fields are not as they were seen any more, so
 * nothing was changed; this is what they are now.
 */
export type Asked = { done: true; log?: LogId } | { refused: string; fields?: Record<string, string>; clash?: Record<string, Theirs> };
