import type { RatingQuestion, Script } from './script.ts';
import { find } from './script.ts';
import type { Rating, Talk } from './talk.ts';

/** The number that counts: the last one given. */
export function ratingOf(talk: Talk, question: string): Rating | undefined {
  return talk.ratings.findLast((rating) => rating.question === question);
}

export function ratingQuestion(script: Script, id: string): RatingQuestion | null {
  const question = find(script, id)?.question;
  return question?.kind === 'rating' ? question : null;
}

export function isOnScale(question: Pick<RatingQuestion, 'least' | 'most'>, value: number): boolean {
  return Number.isInteger(value) && value >= question.least && value <= question.most;
}

/** The number that counts, where it is below the threshold of its question. */
export function lowRating(talk: Talk, script: Script, id: string): { value: number; under: number } | null {
  const question = ratingQuestion(script, id);
  const value = ratingOf(talk, id)?.value;
  return question?.below && value !== undefined && value < question.below.under ? { value, under: question.below.under } : null;
}

const numbers = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const RATING = new RegExp(
  `^(?:(?:i(?:['’]d| would) say|about|around|maybe|perhaps|probably|an?) )*(-?\\d{1,6}|${numbers.join('|')})(?: ?(?:/|out of|of) ?(?:10|ten))?[.!]*$`,
);

/** “8”, “about a six”, “7 out of 10”, and no sentence in which a number merely occurs: null for those. */
export function readRating(text: string): number | null {
  const found = RATING.exec(text.trim().toLowerCase().replace(/\s+/g, ' '))?.[1];
  if (found === undefined) return null;
  return numbers.includes(found) ? numbers.indexOf(found) : Number(found);
}
