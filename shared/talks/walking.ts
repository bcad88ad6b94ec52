import { answerTo, changeAnswer, settle } from './answers.ts';
import type { Move } from './move.ts';
import { present } from './present.ts';
import { ratingOf } from './ratings.ts';
import { at, deeperThan, goBack, goDeeper, goOn, goTo, wasAsked } from './route.ts';
import type { Outcome, Told } from './say.ts';
import { find, type Script } from './script.ts';
import type { Talk } from './talk.ts';

/** The moves from question to question. */
export function begin(talk: Talk, _move: Move, script: Script): Outcome {
  const { title, about } = script;
  return { talk, say: [{ show: 'about', title, about }, { show: 'line', key: 'yoursAlone' }, ...present(talk)] };
}

/** With nothing written it is a skip: a talk never holds anybody up. */
export function next(talk: Talk, _move: Move, script: Script): Outcome {
  if (talk.at.in === 'summary') return { refused: 'nothingAsked' };
  const { question } = talk.at;
  const answer = answerTo(talk, question);
  if (!answer?.pieces.length) return skip(talk, _move, script);
  return onward(
    changeAnswer(talk, question, () => ({ skipped: false })),
    script,
  );
}

export function skip(talk: Talk, _move: Move, script: Script): Outcome {
  if (talk.at.in === 'summary') return { refused: 'nothingAsked' };
  const { question } = talk.at;
  if (ratingOf(talk, question)) return onward(talk, script);
  return onward(
    changeAnswer(talk, question, () => ({ skipped: true })),
    script,
  );
}

export function back(talk: Talk, _move: Move, script: Script): Outcome {
  const before = goBack(talk, script);
  return before ? shown(before) : { refused: 'atTheStart' };
}

export function change(talk: Talk, { question }: Extract<Move, { move: 'change' }>, script: Script): Outcome {
  if (talk.at.in === 'question' && talk.at.question === question) return shown(talk);
  if (!find(script, question) || !wasAsked(talk, question)) return { refused: 'notThereYet' };
  return shown(goTo({ ...talk, returning: talk.returning ?? talk.at }, at(question)));
}

export function differently(talk: Talk, _move: Move, script: Script): Outcome {
  if (talk.at.in !== 'question') return { refused: 'nothingAsked' };
  const ways = 1 + find(script, talk.at.question)!.question.differently.length;
  return shown({ ...talk, at: { ...talk.at, wording: (talk.at.wording + 1) % ways } });
}

export function deeper(talk: Talk, _move: Move, script: Script): Outcome {
  if (talk.at.in !== 'question') return { refused: 'nothingAsked' };
  const { question } = talk.at;
  const to = deeperThan(talk, script, question);
  return to ? shown(goDeeper(settle(talk, question), question, to)) : { refused: 'noDeeper' };
}

/** On from where a talk is, with what is written there. */
export function onward(talk: Talk, script: Script): Told {
  if (talk.at.in === 'summary') return shown(talk);
  return shown(goOn(settle(talk, talk.at.question), script));
}

export function shown(talk: Talk): Told {
  return { talk, say: present(talk) };
}
