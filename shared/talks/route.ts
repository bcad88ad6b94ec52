import { answerTo } from './answers.ts';
import { lowRating } from './ratings.ts';
import { find, type Script } from './script.ts';
import type { Place, Talk } from './talk.ts';

/** Far more steps than anybody goes back; the way there is forgotten first. */
const LONGEST_WAY = 200;

export function at(question: string): Place {
  return { in: 'question', question, wording: 0 };
}

/** The question that somebody is at, also where they are offered something about it. */
export function questionAt(talk: Talk): string | null {
  return talk.at.in === 'summary' ? null : talk.at.question;
}

/** The question that stands on the path: for what follows a low rating, the rating. */
export function anchorOf(script: Script, question: string): string {
  return find(script, question)?.rating?.id ?? question;
}

export function positionOf(talk: Talk, script: Script, question: string): { nth: number; of: number } {
  return { nth: talk.path.indexOf(anchorOf(script, question)) + 1, of: talk.path.length };
}

export function goTo(talk: Talk, place: Place): Talk {
  return { ...talk, at: place, came: [...talk.came, talk.at].slice(-LONGEST_WAY) };
}

/** On to whatever comes next; after a change of an earlier answer, to where that was asked for. */
export function goOn(talk: Talk, script: Script): Talk {
  if (talk.at.in === 'summary') return talk;
  const asked = find(script, talk.at.question);
  // What would raise it has been said: now the number can be given again.
  if (asked?.rating && talk.came.at(-1)?.in === 'below') return goTo(talk, at(asked.rating.id));
  if (talk.returning) return standing(goTo({ ...talk, returning: null }, talk.returning), script);
  const next = talk.path[talk.path.indexOf(anchorOf(script, talk.at.question)) + 1];
  return goTo(talk, next === undefined ? { in: 'summary' } : at(next));
}

/** An offer below a threshold stands only while the number is below it; otherwise its question does. */
export function standing(talk: Talk, script: Script): Talk {
  return talk.at.in === 'below' && !lowRating(talk, script, talk.at.question) ? { ...talk, at: at(talk.at.question) } : talk;
}

/** null at the very start. An offer below a threshold is not gone back to once the number is high enough. */
export function goBack(talk: Talk, script: Script): Talk | null {
  const came = [...talk.came];
  for (let place = came.pop(); place; place = came.pop()) {
    if (place.in === 'below' && !lowRating(talk, script, place.question)) continue;
    // Back where a change was asked for, there is nothing left to return to.
    const returning = samePlace(place, talk.returning) ? null : talk.returning;
    return { ...talk, at: place, came, returning };
  }
  return null;
}

/** Asked before: it was answered, skipped or gone past. */
export function wasAsked(talk: Talk, question: string): boolean {
  return (
    answerTo(talk, question) !== undefined ||
    talk.ratings.some((rating) => rating.question === question) ||
    talk.came.some((place) => place.in === 'question' && place.question === question)
  );
}

/** The next deeper question of this stage that is not on the path yet: one further down first, then one passed by. */
export function deeperThan(talk: Talk, script: Script, question: string): string | null {
  const standing = find(script, question);
  if (!standing || standing.rating) return null;
  const { questions } = standing.stage;
  const here = questions.indexOf(standing.question);
  const fresh = [...questions.slice(here + 1), ...questions.slice(0, here)].find(
    ({ id, depth }) => depth === 'deeper' && !talk.path.includes(id),
  );
  return fresh?.id ?? null;
}

export function goDeeper(talk: Talk, from: string, to: string): Talk {
  const after = talk.path.indexOf(from) + 1;
  return goTo({ ...talk, path: [...talk.path.slice(0, after), to, ...talk.path.slice(after)] }, at(to));
}

function samePlace(a: Place, b: Place | null): boolean {
  return b !== null && a.in === b.in && (a.in === 'summary' || b.in === 'summary' || a.question === b.question);
}
