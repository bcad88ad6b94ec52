import { answerTo, textOf, writtenTo } from './answers.ts';
import { lowRating, ratingOf } from './ratings.ts';
import { scriptOf } from './registry.ts';
import { deeperThan, positionOf } from './route.ts';
import type { Offer, Say, SummaryEntry } from './say.ts';
import { find, followUps, type Script, type Standing } from './script.ts';
import type { Choice, Talk } from './talk.ts';

/** What a talk says where it is: also after a refusal, after a restart, and on another device. */
export function present(talk: Talk): Say[] {
  const script = scriptOf(talk.script);
  if (talk.status === 'paused') return [{ show: 'line', key: 'paused', offers: ['resume', 'stop'] }];
  if (talk.status === 'stopped') return [];
  if (talk.at.in === 'summary') return [{ show: 'summary', entries: summaryOf(talk, script), offers: offersAt(talk) }];
  const { question } = talk.at;
  const low = talk.at.in === 'below' && lowRating(talk, script, question);
  if (low) return [{ show: 'below', question, under: low.under, offers: offersAt(talk) }];
  return [questionHere(talk, script, question, talk.at.in === 'question' ? talk.at.wording : 0)];
}

/** The answer to a question as it now is, said back. */
export function echo(talk: Talk, question: string): Say {
  const answer = answerTo(talk, question);
  return { show: 'echo', question, text: answer ? textOf(answer) : '', choice: answer?.choice ?? 'private', offers: offersAt(talk) };
}

/** What can be done where a talk is, the most usual first. */
export function offersAt(talk: Talk): Offer[] {
  const back: Offer[] = talk.came.length > 0 ? ['back'] : [];
  if (talk.status === 'done' || talk.status === 'stopped') return [];
  if (talk.at.in === 'summary') return ['finish', ...back, 'pause', 'stop'];
  if (talk.at.in === 'below') return ['raise', 'smaller', 'let-go', ...back, 'pause', 'stop'];
  const { question } = talk.at;
  const said: Offer[] = answerTo(talk, question)?.pieces.length ? ['next', 'skip'] : [ratingOf(talk, question) ? 'next' : 'skip'];
  const deeper: Offer[] = deeperThan(talk, scriptOf(talk.script), question) ? ['deeper'] : [];
  const finish: Offer[] = talk.answers.length + talk.ratings.length > 0 ? ['finish'] : [];
  return [...said, ...back, 'differently', ...deeper, ...finish, 'pause', 'stop'];
}

function questionHere(talk: Talk, script: Script, id: string, wording: number): Say {
  const standing = standingOf(script, id);
  const { question } = standing;
  const answer = answerTo(talk, id);
  return {
    show: 'question',
    ...asked(standing),
    ask: [question.ask, ...question.differently][wording] ?? question.ask,
    kind: question.kind,
    scale: question.kind === 'rating' ? { least: question.least, most: question.most } : null,
    position: positionOf(talk, script, id),
    text: answer && answer.pieces.length > 0 ? textOf(answer) : null,
    rated: ratingOf(talk, id) !== undefined,
    offers: offersAt(talk),
  };
}

function asked({ question, stage }: Standing) {
  return { question: question.id, ask: question.ask, stage: { id: stage.id, name: stage.name } };
}

/** Every question of the path, and what was asked below a threshold where it was answered. */
function summaryOf(talk: Talk, script: Script): SummaryEntry[] {
  const ids = talk.path.flatMap((id) => [
    id,
    ...followUps(standingOf(script, id).question).flatMap((follow) => (writtenTo(talk, follow.id) === null ? [] : follow.id)),
  ]);
  return ids.map((id) => {
    const standing = standingOf(script, id);
    const text = writtenTo(talk, id);
    return {
      ...asked(standing),
      text,
      rated: ratingOf(talk, id) !== undefined,
      choice: answerTo(talk, id)?.choice ?? 'private',
      choices: text === null || standing.question.kind === 'rating' ? [] : choicesFor(talk),
    };
  });
}

/** Without a mentor nobody is there to share with. */
export function choicesFor(talk: Talk): Choice[] {
  return talk.mentorship === null ? ['private', 'action'] : ['private', 'shared', 'action'];
}

function standingOf(script: Script, id: string): Standing {
  const found = find(script, id);
  if (!found) throw new Error(`${script.id} ${script.version} has no question ${id}`);
  return found;
}
