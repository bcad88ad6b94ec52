import type { Refusal } from '../decision.ts';
import type { Words } from '../words/words.ts';
import type { Worded } from './script.ts';
import type { Choice, Source, Talk } from './talk.ts';

/**
 * What a talk says back, as data. Questions bring their wording along; all else are keys of the words' noun `talk`.
 * Everything is for the eyes of whoever has the talk: what others see comes from what they chose to share.
 *
 * No number that somebody gave is in here, so that none can stand in a chat, which their workplace may be able to read: only
 * that there is one, and whether it is below a threshold. It is read where answers are, in its form.
 */
type Key = keyof Words['talk'];

/** What can be done next, by the name of the move. Its label is the word of the same name. */
export type Offer =
  | 'next'
  | 'skip'
  | 'back'
  | 'differently'
  | 'deeper'
  | 'raise'
  | 'smaller'
  | 'let-go'
  | 'keep'
  | 'was-command'
  | 'pause'
  | 'resume'
  | 'stop'
  | 'finish';

export type Line = Extract<
  Key,
  | 'yoursAlone'
  | 'chatIsKept'
  | 'erased'
  | 'ratingChanged'
  | 'ratingErased'
  | 'ratingWanted'
  | 'keptWhilePaused'
  | 'keptElsewhere'
  | 'paused'
  | 'stopped'
  | 'stoppedChatKeeps'
  | 'mention'
  | 'letItGo'
  | 'finished'
>;

export type TalkRefusal = Refusal<
  Extract<
    Key,
    | 'oneAtATime'
    | 'talkPaused'
    | 'talkDone'
    | 'talkStopped'
    | 'movedOn'
    | 'nothingAsked'
    | 'nothingWritten'
    | 'answerTooLong'
    | 'atTheStart'
    | 'noDeeper'
    | 'notThereYet'
    | 'noRatingNow'
    | 'ratingOutside'
    | 'unknownMessage'
    | 'partOfAnswer'
    | 'notAtTheEnd'
    | 'nothingToShare'
    | 'ratingStaysYours'
    | 'nobodyToShareWith'
    | 'notHalfDone'
  >
>;

type Asked = { question: string; ask: Worded; stage: { id: string; name: Worded } };

export type SummaryEntry = Asked & {
  /** null where nothing is written, or it was skipped. */
  text: string | null;
  rated: boolean;
  choice: Choice;
  /** What may be chosen for it; nothing for ratings, and for what is not answered. */
  choices: Choice[];
};

export type Say =
  | { show: 'line'; key: Line; values?: Record<string, string | number>; offers?: Offer[] }
  | { show: 'about'; title: Worded; about: Worded }
  | (Asked & {
      show: 'question';
      kind: 'open' | 'rating';
      /** The numbers there are to choose from; null for an open question. */
      scale: { least: number; most: number } | null;
      /** “2 of 7”. What follows a low rating stands where the rating does. */
      position: { nth: number; of: number };
      /** What is written so far, also where it was skipped. */
      text: string | null;
      rated: boolean;
      offers: Offer[];
    })
  /** Said back after a message: everything that the answer now holds. */
  | { show: 'echo'; question: string; text: string; choice: Choice; offers: Offer[] }
  | { show: 'below'; question: string; under: number; offers: Offer[] }
  | { show: 'meant-otherwise'; source: Source; text: string; offers: Offer[] }
  /** What was typed was for the bot after all: to be read as if no talk were open. */
  | { show: 'command'; source: Source; text: string }
  | { show: 'chosen'; question: string; text: string; choice: Choice; before: Choice }
  | { show: 'summary'; entries: SummaryEntry[]; offers: Offer[] };

export type Told = { talk: Talk; say: Say[] };
export type Outcome = Told | TalkRefusal;
