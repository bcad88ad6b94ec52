import type { Instant } from '../time.ts';
import { answerTo, changeAnswer, isTooLong, laidOver, tidy } from './answers.ts';
import { ratingSaid, takenOut } from './messages.ts';
import { echo } from './present.ts';
import { addRating, giveRating } from './rating-moves.ts';
import { isOnScale, ratingOf } from './ratings.ts';
import { questionAt, standing } from './route.ts';
import type { Outcome } from './say.ts';
import type { RatingQuestion, Script } from './script.ts';
import type { Talk } from './talk.ts';

type Filled = { question: string; text: string; value: number | null };

/** A number and the words beside it, as their form has them; null takes the number away, with every one given before it. */
export function numberAndWords(
  talk: Talk,
  { question, text, value }: Filled,
  { least, most }: RatingQuestion,
  script: Script,
  now: Instant,
): Outcome {
  const written = tidy(text);
  const worded = changeAnswer(talk, question, ({ pieces, skipped }) => ({
    pieces: laidOver(pieces, written),
    skipped: skipped && written === '',
  }));
  const before = ratingOf(talk, question)?.value ?? null;
  if (isTooLong(answerTo(worded, question) ?? { pieces: [] })) return { refused: 'answerTooLong' };
  if (value === null && before === null && written === '') {
    return answerTo(talk, question)?.pieces.length ? takenOut(worded, question, 'erased') : { refused: 'nothingWritten' };
  }
  if (value === null && before !== null) {
    const ratings = worded.ratings.filter((one) => one.question !== question);
    return takenOut(standing({ ...worded, ratings }, script), question, 'ratingErased');
  }
  if (value === null || value === before) return { talk: worded, say: [echo(worded, question)] };
  if (!isOnScale({ least, most }, value)) return { refused: 'ratingOutside', values: { least, most } };
  if (talk.status === 'open' && questionAt(talk) === question) return giveRating(worded, value, null, script, now);
  return ratingSaid(standing(addRating(worded, question, value, null, now), script), question);
}
