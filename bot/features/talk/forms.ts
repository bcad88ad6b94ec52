import { answerTo, textOf } from '../../../shared/talks/answers.ts';
import { scriptOf } from '../../../shared/talks/registry.ts';
import { find, inLanguage } from '../../../shared/talks/script.ts';
import type { Talk } from '../../../shared/talks/talk.ts';
import type { Form } from '../../chat/form.ts';
import type { Reader } from '../feature.ts';

/** The most that every chat's form can show and take. */
const MOST_IN_A_FORM = 3_000;

/** An answer typed in many messages may be longer than a form shows; saving the form would lose the rest. */
export function formHolds(talk: Talk, question: string): boolean {
  return writtenSoFar(talk, question).length <= MOST_IN_A_FORM;
}

/** Where somebody writes, reads and changes an answer without its text entering the chat; null for a question that is not in the talk. */
export function answerForm({ words, person }: Reader, talk: Talk, question: string): Form | null {
  const asked = find(scriptOf(talk.script), question);
  if (!asked) return null;
  return {
    name: 'talk.answer',
    title: words.talk.formTitle(),
    submit: words.common.save(),
    cancel: words.common.cancel(),
    intro: words.talk.formIntro(),
    ask: { type: 'talk.answer', talk: talk.id, question },
    fields: [
      {
        field: 'text',
        name: 'text',
        label: inLanguage(asked.question.ask, person.language),
        hint: words.talk.formHint(),
        value: writtenSoFar(talk, question) || null,
        long: true,
        optional: true,
        most: MOST_IN_A_FORM,
      },
    ],
  };
}

function writtenSoFar(talk: Talk, question: string): string {
  const answer = answerTo(talk, question);
  return answer ? textOf(answer) : '';
}
