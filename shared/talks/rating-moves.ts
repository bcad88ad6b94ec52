import type { Instant } from '../time.ts';
import { changeAnswer } from './answers.ts';
import type { Move } from './move.ts';
import { isOnScale, lowRating, ratingQuestion } from './ratings.ts';
import { at, goTo, questionAt } from './route.ts';
import type { Outcome } from './say.ts';
import type { Script } from './script.ts';
import type { Source, Talk, Way } from './talk.ts';
import { onward, shown } from './walking.ts';

/** The moves around a number, and what may follow a low one. */
export function rate(talk: Talk, { value }: Extract<Move, { move: 'rate' }>, script: Script, now: Instant): Outcome {
  return giveRating(talk, value, null, script, now);
}

/** The number of the question that a talk is at, and on; below the threshold to what may follow. */
export function giveRating(talk: Talk, value: number, source: Source | null, script: Script, now: Instant): Outcome {
  const id = questionAt(talk);
  const question = id === null ? null : ratingQuestion(script, id);
  if (!question) return { refused: 'noRatingNow' };
  if (!isOnScale(question, value)) return { refused: 'ratingOutside', values: { least: question.least, most: question.most } };
  const rated = addRating(talk, question.id, value, source, now);
  if (!lowRating(rated, script, question.id)) return onward(rated, script);
  return shown(talk.at.in === 'below' ? rated : goTo(rated, { in: 'below', question: question.id }));
}

export function addRating(talk: Talk, question: string, value: number, source: Source | null, now: Instant): Talk {
  const rated = { ...talk, ratings: [...talk.ratings, { question, value, source, at: now, way: null }] };
  return changeAnswer(rated, question, () => ({ skipped: false }));
}

export function raise(talk: Talk, _move: Move, script: Script): Outcome {
  return follow(talk, script, 'raise');
}

export function smaller(talk: Talk, _move: Move, script: Script): Outcome {
  return follow(talk, script, 'smaller');
}

export function letGo(talk: Talk, _move: Move, script: Script): Outcome {
  if (talk.at.in !== 'below') return { refused: 'noRatingNow' };
  const { talk: on, say } = onward(took(talk, talk.at.question, 'let-go'), script);
  return { talk: on, say: [{ show: 'line', key: 'letItGo' }, ...say] };
}

/** To the question that asks for one of the ways below a threshold. */
export function follow(talk: Talk, script: Script, way: 'raise' | 'smaller'): Outcome {
  const below = talk.at.in === 'below' ? ratingQuestion(script, talk.at.question)?.below : null;
  if (talk.at.in !== 'below' || !below) return { refused: 'noRatingNow' };
  return shown(goTo(took(talk, talk.at.question, way), at(below[way].id)));
}

function took(talk: Talk, question: string, way: Way): Talk {
  const last = talk.ratings.findLastIndex((rating) => rating.question === question);
  return { ...talk, ratings: talk.ratings.map((rating, index) => (index === last ? { ...rating, way } : rating)) };
}
