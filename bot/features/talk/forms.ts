import { answerTo, textOf } from '../../../shared/talks/answers.ts';
import { ratingOf } from '../../../shared/talks/ratings.ts';
import { scriptOf } from '../../../shared/talks/registry.ts';
import { find, inLanguage, type RatingQuestion } from '../../../shared/talks/script.ts';
import { longestInForm, type Talk } from '../../../shared/talks/talk.ts';
import type { Words } from '../../../shared/words/words.ts';
import type { Field, Form } from '../../chat/form.ts';
import type { Reader } from '../feature.ts';

/** An answer typed in many messages may be longer than a form shows; saving the form would lose the rest. */
export function formHolds(talk: Talk, question: string): boolean {
  return writtenSoFar(talk, question).length <= longestInForm;
}

/** Where somebody writes, reads and changes an answer without its text entering the chat; null for a question that is not in the talk. */
export function answerForm({ words, person }: Reader, talk: Talk, question: string): Form | null {
  const asked = find(scriptOf(talk.script), question);
  if (!asked) return null;
  const ask = inLanguage(asked.question.ask, person.language);
  const number = asked.question.kind === 'rating' ? asked.question : null;
  return {
    name: 'talk.answer',
    title: number ? words.talk.formNumberTitle() : words.talk.formTitle(),
    submit: words.common.save(),
    cancel: words.common.cancel(),
    intro: number ? words.talk.formNumberIntro() : words.talk.formIntro(),
    ask: { type: 'talk.answer', talk: talk.id, question },
    fields: [
      ...(number ? [numberField(words, talk, number, ask)] : []),
      {
        field: 'text',
        name: 'text',
        label: number ? words.talk.formBeside() : ask,
        hint: words.talk.formHint(),
        value: writtenSoFar(talk, question) || null,
        long: true,
        optional: true,
        most: longestInForm,
      },
    ],
  };
}

/** The only place where a number that was given is read. */
function numberField(words: Words, talk: Talk, { id, least, most }: RatingQuestion, label: string): Field {
  const numbers = Array.from({ length: most - least + 1 }, (_, index) => String(least + index));
  return {
    field: 'select',
    name: 'value',
    label,
    value: String(ratingOf(talk, id)?.value ?? 'none'),
    options: [{ value: 'none', label: words.talk.formNoNumber() }, ...numbers.map((value) => ({ value, label: value }))],
  };
}

function writtenSoFar(talk: Talk, question: string): string {
  const answer = answerTo(talk, question);
  return answer ? textOf(answer) : '';
}
