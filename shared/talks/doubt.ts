import { addPiece, answerTo, changePiece, holderOf, isTooLong, tidy } from './answers.ts';
import type { Move } from './move.ts';
import { echo } from './present.ts';
import type { Outcome } from './say.ts';
import type { Talk } from './talk.ts';
import { typed } from './writing.ts';

/** The moves about a sentence that may be a command or an answer, such as “cancel”. Nothing is done with it, and nothing lost, until its writer says which. */
export function meantOtherwise(talk: Talk, { source, text }: Extract<Move, { move: 'meant-otherwise' }>): Outcome {
  const known = pieceFrom(talk, source);
  const written = known ? known.text : tidy(text);
  if (written === '') return { refused: 'nothingWritten' };
  if ((known && !known.provisional) || talk.ratings.some((rating) => rating.source === source)) return { refused: 'partOfAnswer' };
  // Where no words are asked for, words that may be a command are one.
  if (talk.at.in !== 'question') return { refused: 'nothingAsked' };
  const { question } = talk.at;
  const kept = known ? talk : addPiece(talk, question, { source, text: written, provisional: true });
  if (!known && isTooLong(answerTo(kept, question)!)) return { refused: 'answerTooLong' };
  return { talk: kept, say: [{ show: 'meant-otherwise', source, text: written, offers: ['keep', 'was-command'] }] };
}

export function keep(talk: Talk, { source }: Extract<Move, { move: 'keep' }>): Outcome {
  const holder = holderOf(talk, source);
  if (!holder) return { refused: 'unknownMessage' };
  const kept = changePiece(talk, source, (piece) => ({ ...piece, provisional: false }));
  return typed({ talk: kept, say: [echo(kept, holder.question)] });
}

export function wasCommand(talk: Talk, { source }: Extract<Move, { move: 'was-command' }>): Outcome {
  const found = pieceFrom(talk, source);
  if (!found) return { refused: 'unknownMessage' };
  if (!found.provisional) return { refused: 'partOfAnswer' };
  return { talk: changePiece(talk, source, () => null), say: [{ show: 'command', source, text: found.text }] };
}

function pieceFrom(talk: Talk, source: string) {
  return holderOf(talk, source)?.pieces.find((piece) => piece.source === source);
}
