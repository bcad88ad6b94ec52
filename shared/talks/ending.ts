import type { Instant } from '../time.ts';
import { answerTo, changeAnswer, settle, settleAll, writtenTo } from './answers.ts';
import type { Move } from './move.ts';
import { present } from './present.ts';
import { ratingQuestion } from './ratings.ts';
import { goTo } from './route.ts';
import type { Outcome } from './say.ts';
import type { Script } from './script.ts';
import { isHalfDone } from './start.ts';
import type { Talk } from './talk.ts';
import { shown } from './walking.ts';

/** The moves that leave a talk: for a while, for good, or with something to share. */
export function pause(talk: Talk): Outcome {
  return shown({ ...talk, status: 'paused' });
}

export function resume(talk: Talk): Outcome {
  return shown({ ...talk, status: 'open' });
}

/** Nothing that was said in it is kept. What was typed stays in the chat, and that is said. */
export function stop(talk: Talk): Outcome {
  const pieces = talk.answers.flatMap((answer) => answer.pieces);
  const wasTyped = talk.toldAboutChat || [...pieces, ...talk.ratings].some(({ source }) => source !== null);
  const empty: Talk = { ...talk, status: 'stopped', at: { in: 'summary' }, path: [], came: [], returning: null, answers: [], ratings: [] };
  return { talk: empty, say: [{ show: 'line', key: wasTyped ? 'stoppedChatKeeps' : 'stopped' }] };
}

export function finish(talk: Talk): Outcome {
  if (talk.at.in !== 'summary') return shown(goTo({ ...settle(talk, talk.at.question), returning: null }, { in: 'summary' }));
  const done: Talk = { ...settleAll(talk), status: 'done', returning: null };
  return { talk: done, say: [{ show: 'line', key: 'finished' }] };
}

/** Also later: whoever shared an answer may take it back. */
export function choose(talk: Talk, { question, choice }: Extract<Move, { move: 'choose' }>, script: Script): Outcome {
  if (talk.at.in !== 'summary') return { refused: 'notAtTheEnd' };
  if (ratingQuestion(script, question)) return { refused: 'ratingStaysYours' };
  const text = writtenTo(talk, question);
  if (text === null) return { refused: 'nothingToShare' };
  if (choice === 'shared' && talk.mentorship === null) return { refused: 'nobodyToShareWith' };
  const before = answerTo(talk, question)!.choice;
  const decided = changeAnswer(talk, question, () => ({ choice }));
  return { talk: decided, say: [{ show: 'chosen', question, text, choice, before }, ...present(decided)] };
}

export function mention(talk: Talk, _move: Move, _script: Script, now: Instant): Outcome {
  if (!isHalfDone(talk) || talk.mentionedAt !== null) return { refused: 'notHalfDone' };
  return { talk: { ...talk, mentionedAt: now }, say: [{ show: 'line', key: 'mention', offers: ['resume', 'stop'] }] };
}
