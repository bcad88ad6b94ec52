import { type Answer, type Choice, longestAnswer, type Piece, type Source, type Talk } from './talk.ts';

/** What somebody has written, and how it changes. Nothing is ever dropped here but what its writer takes away. */
export function answerTo(talk: Talk, question: string): Answer | undefined {
  return talk.answers.find((answer) => answer.question === question);
}

/** As it is kept: without space around it, and with one kind of line end. */
export function tidy(text: string): string {
  return text.replace(/\r\n?/g, '\n').trim();
}

/** The messages of an answer, one under the other. */
export function textOf(answer: Pick<Answer, 'pieces'>): string {
  return answer.pieces.map((piece) => piece.text).join('\n');
}

/** null where nothing is written, or it is left out. */
export function writtenTo(talk: Talk, question: string): string | null {
  const answer = answerTo(talk, question);
  return answer && !answer.skipped && answer.pieces.length > 0 ? textOf(answer) : null;
}

export function isTooLong(answer: Pick<Answer, 'pieces'>): boolean {
  return textOf(answer).length > longestAnswer;
}

/** The answers that were chosen for one thing, in the order of the talk's answers. */
export function chosen(talk: Talk, choice: Choice): { question: string; text: string }[] {
  return talk.answers
    .filter((answer) => answer.choice === choice && !answer.skipped && answer.pieces.length > 0)
    .map((answer) => ({ question: answer.question, text: textOf(answer) }));
}

/** The question whose answer holds a message. */
export function holderOf(talk: Talk, source: Source): Answer | undefined {
  return talk.answers.find((answer) => answer.pieces.some((piece) => piece.source === source));
}

/** An answer with nothing in it is none, unless it says that it was skipped. */
export function changeAnswer(talk: Talk, question: string, change: (answer: Answer) => Partial<Answer>): Talk {
  const before = answerTo(talk, question);
  const blank: Answer = { question, pieces: [], skipped: false, choice: 'private' };
  const after = { ...(before ?? blank), ...change(before ?? blank) };
  if (after.pieces.length === 0 && !after.skipped) return { ...talk, answers: talk.answers.filter((answer) => answer !== before) };
  const emptied: Answer = after.pieces.length === 0 ? { ...after, choice: 'private' } : after;
  return {
    ...talk,
    answers: before ? talk.answers.map((answer) => (answer === before ? emptied : answer)) : [...talk.answers, emptied],
  };
}

export function addPiece(talk: Talk, question: string, piece: Piece): Talk {
  return changeAnswer(talk, question, (answer) => ({ pieces: [...answer.pieces, piece], skipped: false }));
}

/** The messages from one source, changed or (with null) taken out. */
export function changePiece(talk: Talk, source: Source, change: (piece: Piece) => Piece | null): Talk {
  const holder = holderOf(talk, source);
  if (!holder) return talk;
  return changeAnswer(talk, holder.question, (answer) => ({
    pieces: answer.pieces.flatMap((piece) => (piece.source === source ? (change(piece) ?? []) : piece)),
  }));
}

/** Whoever goes on with a sentence in their answer has said that it belongs there. */
export function settle(talk: Talk, question: string): Talk {
  if (!answerTo(talk, question)?.pieces.some((piece) => piece.provisional)) return talk;
  return changeAnswer(talk, question, (answer) => ({ pieces: answer.pieces.map((piece) => ({ ...piece, provisional: false })) }));
}

export function settleAll(talk: Talk): Talk {
  return talk.answers.reduce((settled, answer) => settle(settled, answer.question), talk);
}

/**
 * A form's whole text in place of what was typed. Messages that stand in it word for word, on lines of their own, stay the
 * messages they are, so that deleting one in the chat still takes it out of the answer.
 */
export function laidOver(pieces: readonly Piece[], whole: string): Piece[] {
  const laid: Piece[] = [];
  let from = 0;
  const fromForm = (until: number) => {
    const text = whole.slice(from, until).replace(/^\n+|\s+$/g, '');
    if (text !== '') laid.push({ source: null, text, provisional: false });
  };
  for (const piece of pieces) {
    const start = piece.source === null ? -1 : onOwnLines(whole, piece.text, from);
    if (start < 0) continue;
    fromForm(start);
    laid.push({ ...piece, provisional: false });
    from = start + piece.text.length;
  }
  fromForm(whole.length);
  return laid;
}

function onOwnLines(whole: string, text: string, from: number): number {
  for (let start = whole.indexOf(text, from); start >= 0; start = whole.indexOf(text, start + 1)) {
    const end = start + text.length;
    if ((start === 0 || whole[start - 1] === '\n') && (end === whole.length || whole[end] === '\n')) return start;
  }
  return -1;
}
