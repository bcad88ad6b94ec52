import type { View } from '../../shared/access.ts';
import type { Change } from '../../shared/decision.ts';
import type { MeetingId, MentorshipId, NewId } from '../../shared/domain/ids.ts';
import type { Person } from '../../shared/domain/person.ts';
import type { Programme } from '../../shared/domain/programme.ts';
import type { Facts } from '../../shared/facts.ts';
import type { Intent, IntentOf, IntentType } from '../../shared/intent.ts';
import type { NudgeKind } from '../../shared/nudges.ts';
import type { Instant, WallDate } from '../../shared/time.ts';
import type { Words } from '../../shared/words/words.ts';
import type { Card } from '../chat/card.ts';
import type { Answer, Asker, ChatFile } from '../chat/port.ts';
import type { HomeFacts } from '../store/home.ts';
import type { Seal } from '../store/seal.ts';
import type { Db } from '../store/tables.ts';

/** What a verb has to go by, inside the door's transaction. No network, no clock but `now`. */
export type Context = {
  tx: Db;
  now: Instant;
  /** Who asks, as a person; `asker` is the account they ask through. */
  who: Person;
  asker: Asker;
  words: Words;
  newId: NewId;
  seal: Seal;
  /** The public base address, or null where links cannot be reached from outside. */
  url: string | null;
  /** The facts of a mentorship, locked until the transaction ends; null for one that does not exist. */
  facts(id: MentorshipId): Promise<Facts | null>;
  /** The person behind an account of the asker's own workspace, as a picker named it; made known if met for the first time. */
  named(user: string): Promise<Person>;
  /** Something is not as Cairn left it: for whoever runs it, by ids alone. */
  defect(what: string, ids: Record<string, string>): void;
};

/** What a verb comes to: an answer, or the intent that somebody's words meant, which the door then handles instead. The door commits the changes, with audit line, outbox and the remembered answer, or nothing at all. */
export type Outcome = Answered | { instead: Intent };

export type Answered = {
  answer: Answer;
  changes?: readonly Change[];
  /**
   * For what only its writer may read: the answer is not remembered, and a repeated delivery of the same press is answered by
   * this question instead, afresh. The verb has kept what changed by itself. A card read in a window names its own; a file is asked for again.
   */
  again?: Intent;
  /** The answer, or a message of its own where it is `quiet` or that is to be `said`, is a card about this mentorship that is to stay true. */
  live?: { kind: 'plan'; mentorship: MentorshipId; from?: number; said?: true };
};

export type Verb<T extends IntentType> = (context: Context, intent: IntentOf<T>) => Promise<Outcome>;
export type Verbs = { [T in IntentType]?: Verb<T> };

/** Somebody about to read a card drawn for them. */
export type Reader = { person: Person; words: Words };

/** What a card on Cairn's own initiative is drawn from, afresh, each time it is sent or updated. */
export type Draw = {
  /** The notification's id, for “Why did I get this?”; null when an already shown card is redrawn. */
  notification: string | null;
  kind: NudgeKind;
  facts: Facts;
  meeting: MeetingId | null;
  reader: Reader;
  because: Record<string, string | number>;
  /** For a reminder: what became of the notice for the same time, by its outbox state and why. */
  notice?: { state: string; why?: string | null } | undefined;
  now: Instant;
  url: string | null;
};

/** Draws one kind of message: a card; a file; or null when there is nothing left to say. */
export type Drawer = (draw: Draw) => Card | ChatFile | null;
export type Drawers = { [K in NudgeKind]?: Drawer };

/** What somebody is told about their own account with Cairn, which is of no pair and no programme. */
export type PersonalDraw = Pick<Draw, 'notification' | 'reader' | 'because' | 'now'>;
export type PersonalDrawers = { [K in NudgeKind]?: (draw: PersonalDraw) => Card };

/** Draws somebody's standing page from what `loadHome` gives. */
export type HomeDrawer = (home: HomeFacts & { reader: Reader; now: Instant; url: string | null }) => Card;

/** What somebody who coordinates is told about a programme as a whole, on Cairn's own initiative. */
export type ProgrammeDraw = Pick<Draw, 'notification' | 'reader' | 'because'> & { programme: Programme };
export type ProgrammeDrawers = { [K in NudgeKind]?: (draw: ProgrammeDraw) => Card };

/** What is posted in a programme's channel: drawn from what a channel may know, with its numbers as of a day. */
export type ChannelDrawer = (view: View<'channel'>, asOf: WallDate, words: Words) => Card;

export type Feature = { verbs: Verbs; drawers?: Drawers; programmeDrawers?: ProgrammeDrawers; personalDrawers?: PersonalDrawers };

export const done = (card: Card, place: 'replace' | 'new' | 'home' = 'replace', changes: readonly Change[] = []): Answered => ({
  answer: { answer: 'card', card, place },
  changes,
});
/** Content that is read in a window and leaves nothing in the chat; `again` asks to see it again. */
export const inWindow = (card: Card, again: Intent, changes: readonly Change[] = []): Answered => ({
  answer: { answer: 'card', card, place: 'dialog', again },
  changes,
});
/** An answer that is a card in place of what was asked for, and why. */
export const insteadOf = (outcome: Answered, no: string): Outcome =>
  outcome.answer.answer === 'card' ? { ...outcome, answer: { ...outcome.answer, no } } : outcome;
export const refused = (why: string, fields: Record<string, string> = {}): Outcome => ({ answer: { answer: 'refused', why, fields } });
