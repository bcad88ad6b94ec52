import { isRefusal } from '../decision.ts';
import type { Instant } from '../time.ts';
import { addPiece, answerTo, changeAnswer, holderOf, isTooLong, laidOver, tidy } from './answers.ts';
import { edited, takenOut } from './messages.ts';
import type { Move } from './move.ts';
import { echo, present } from './present.ts';
import { numberAndWords } from './rating-form.ts';
import { follow, giveRating } from './rating-moves.ts';
import { ratingOf, ratingQuestion, readRating } from './ratings.ts';
import { questionAt, wasAsked } from './route.ts';
import type { Outcome, Say, Told } from './say.ts';
import { find, type Script } from './script.ts';
import type { Piece, Talk } from './talk.ts';
import { onward } from './walking.ts';

/** The moves that put words into an answer. */
export function piece(talk: Talk, { source, text }: Extract<Move, { move: 'piece' }>, script: Script, now: Instant): Outcome {
  // A chat may deliver a message twice.
  const isHeld = holderOf(talk, source) !== undefined || talk.ratings.some((rating) => rating.source === source);
  if (isHeld) return edited(talk, { move: 'edited', source, text }, script, now);
  const written = tidy(text);
  if (written === '') return { refused: 'nothingWritten' };
  const question = questionAt(talk);
  if (question === null) return { refused: 'nothingAsked' };
  const value = ratingQuestion(script, question) ? readRating(written) : null;
  if (value !== null) return typed(giveRating(talk, value, source, script, now));
  // Whoever answers the offer below a threshold with a sentence says what would raise the number.
  const there = talk.at.in === 'below' ? follow(talk, script, 'raise') : { talk, say: [] };
  return isRefusal(there) ? there : typed(addWritten(there.talk, { source, text: written, provisional: false }, script));
}

export function answer(talk: Talk, move: Extract<Move, { move: 'answer' }>, script: Script, now: Instant): Outcome {
  const { question, text, value: number } = move;
  const isHere = talk.status === 'open' && talk.at.in === 'question' && talk.at.question === question;
  if (!find(script, question) || !(isHere || questionAt(talk) === question || wasAsked(talk, question))) return { refused: 'notThereYet' };
  const rating = ratingQuestion(script, question);
  if (rating && number !== undefined) return numberAndWords(talk, { question, text, value: number }, rating, script, now);
  const written = tidy(text);
  const before = answerTo(talk, question)?.pieces ?? [];
  if (written === '') {
    if (before.length === 0) return { refused: 'nothingWritten' };
    return takenOut(
      changeAnswer(talk, question, () => ({ pieces: [], skipped: false })),
      question,
      'erased',
    );
  }
  const value = isHere && rating ? readRating(written) : null;
  if (value !== null) return giveRating(talk, value, null, script, now);
  const pieces = laidOver(before, written);
  if (isTooLong({ pieces })) return { refused: 'answerTooLong' };
  const kept = changeAnswer(talk, question, () => ({ pieces, skipped: false }));
  return isHere && !rating ? onward(kept, script) : keptOnly(kept, question, isHere);
}

/** The answer is changed, and the talk stays where it is: it has gone on, is paused or over, or still wants a number. */
function keptOnly(talk: Talk, question: string, isHere: boolean): Told {
  const elsewhere: Say[] =
    talk.status === 'done' ? [] : [{ show: 'line', key: talk.status === 'paused' ? 'keptWhilePaused' : 'keptElsewhere' }];
  return { talk, say: [echo(talk, question), ...(isHere ? present(talk) : elsewhere)] };
}

function addWritten(talk: Talk, one: Piece, script: Script): Outcome {
  const question = questionAt(talk)!;
  const changed = addPiece(talk, question, one);
  if (isTooLong(answerTo(changed, question)!)) return { refused: 'answerTooLong' };
  const rating = ratingQuestion(script, question);
  const wanted: Say[] =
    rating && !ratingOf(changed, question)
      ? [{ show: 'line', key: 'ratingWanted', values: { least: rating.least, most: rating.most } }, ...present(changed)]
      : [];
  return { talk: changed, say: [echo(changed, question), ...wanted] };
}

/** The first message is answered with a plain sentence about what the workplace can read there. */
export function typed(outcome: Outcome): Outcome {
  if (isRefusal(outcome) || outcome.talk.toldAboutChat) return outcome;
  return { talk: { ...outcome.talk, toldAboutChat: true }, say: [{ show: 'line', key: 'chatIsKept' }, ...outcome.say] };
}
