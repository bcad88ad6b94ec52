import type { Instant } from '../time.ts';
import { addPiece, answerTo, changePiece, holderOf, isTooLong, tidy } from './answers.ts';
import type { Move } from './move.ts';
import { echo, present } from './present.ts';
import { addRating, giveRating } from './rating-moves.ts';
import { isOnScale, ratingQuestion, readRating } from './ratings.ts';
import { questionAt, standing } from './route.ts';
import type { Outcome, Told } from './say.ts';
import type { Script } from './script.ts';
import type { Rating, Source, Talk } from './talk.ts';

/** A message that is edited or deleted in the chat changes the answer that it is part of, however long ago it was written. */
export function edited(talk: Talk, { source, text }: Extract<Move, { move: 'edited' }>, script: Script, now: Instant): Outcome {
  const written = tidy(text);
  if (written === '') return deleted(talk, { move: 'deleted', source }, script);
  const rated = talk.ratings.find((rating) => rating.source === source);
  if (rated) return editedRating(talk, rated, written, script);
  const holder = holderOf(talk, source);
  if (!holder) return { refused: 'unknownMessage' };
  if (ratingQuestion(script, holder.question) && readRating(written) !== null) {
    return wordsToRating(talk, source, holder.question, readRating(written)!, script, now);
  }
  const changed = changePiece(talk, source, (piece) => ({ ...piece, text: written, provisional: false }));
  if (isTooLong(answerTo(changed, holder.question)!)) return { refused: 'answerTooLong' };
  return { talk: changed, say: [echo(changed, holder.question)] };
}

export function deleted(talk: Talk, { source }: Extract<Move, { move: 'deleted' }>, script: Script): Outcome {
  const rated = talk.ratings.find((rating) => rating.source === source);
  if (rated) return takenOut(withoutRating(talk, rated, script), rated.question, 'ratingErased');
  const holder = holderOf(talk, source);
  if (!holder) return { refused: 'unknownMessage' };
  return takenOut(
    changePiece(talk, source, () => null),
    holder.question,
    'erased',
  );
}

/** Said back, and what it was taken from is shown again if the talk is there. */
export function takenOut(talk: Talk, question: string, key: 'erased' | 'ratingErased'): Told {
  return { talk, say: [{ show: 'line', key }, ...shownThere(talk, question)] };
}

/** A number written over with words is taken back, and the words are kept beside the question. */
function editedRating(talk: Talk, rated: Rating, written: string, script: Script): Outcome {
  const { question } = rated;
  const value = readRating(written);
  if (value === null) {
    const words = { source: rated.source, text: written, provisional: false };
    const changed = addPiece(withoutRating(talk, rated, script), question, words);
    return isTooLong(answerTo(changed, question)!) ? { refused: 'answerTooLong' } : takenOut(changed, question, 'ratingErased');
  }
  const scale = ratingQuestion(script, question)!;
  if (!isOnScale(scale, value)) return { refused: 'ratingOutside', values: { least: scale.least, most: scale.most } };
  const ratings = talk.ratings.map((rating) => (rating === rated ? { ...rating, value } : rating));
  return ratingSaid(standing({ ...talk, ratings }, script), question);
}

/** Words beside a rating that turn into the number itself. */
function wordsToRating(talk: Talk, source: Source, question: string, value: number, script: Script, now: Instant): Outcome {
  const scale = ratingQuestion(script, question)!;
  if (!isOnScale(scale, value)) return { refused: 'ratingOutside', values: { least: scale.least, most: scale.most } };
  const without = changePiece(talk, source, () => null);
  if (talk.status === 'open' && questionAt(talk) === question) return giveRating(without, value, source, script, now);
  return ratingSaid(standing(addRating(without, question, value, source, now), script), question);
}

export function ratingSaid(talk: Talk, question: string): Told {
  return { talk, say: [{ show: 'line', key: 'ratingChanged' }, ...shownThere(talk, question)] };
}

function withoutRating(talk: Talk, rated: Rating, script: Script): Talk {
  return standing({ ...talk, ratings: talk.ratings.filter((rating) => rating !== rated) }, script);
}

function shownThere(talk: Talk, question: string) {
  return talk.status === 'open' && questionAt(talk) === question ? present(talk) : [];
}
