import { type View, viewOfPair } from '../../../shared/access.ts';
import { actionLengths } from '../../../shared/domain/action.ts';
import { writtenTo } from '../../../shared/talks/answers.ts';
import type { Words } from '../../../shared/words/words.ts';
import type { Form } from '../../chat/form.ts';
import { talkOf } from '../../store/talks.ts';
import { refused, type Verb } from '../feature.ts';

/**
 * An answer on its way to becoming an action: the plan's own form, by whom and by when, with the answer in it. What is saved
 * there is the pair's, and the form says so; the answer stays as private as it was.
 */
export const openAction: Verb<'talk.action.open'> = async ({ tx, seal, who, words, facts }, { talk: id, question }) => {
  const talk = await talkOf(tx, seal, who.id, id);
  if (!talk) return refused(words.talk.notKept());
  const text = writtenTo(talk, question);
  if (text === null) return refused(words.talk.nothingToShare());
  const pair = talk.mentorship && (await facts(talk.mentorship));
  const view = pair ? viewOfPair(pair, who.id) : null;
  if (view?.status !== 'active') return refused(words.talk.nobodyToShareWith());
  return { answer: { answer: 'form', form: actionForm(words, view, text) } };
};

function actionForm(words: Words, { me, others, mentorship }: View<'pair'>, answer: string): Form {
  const partner = others.map(({ name }) => name).join(', ');
  return {
    name: 'talk.action',
    title: words.plan.formAction(),
    submit: words.common.save(),
    cancel: words.common.cancel(),
    intro: words.plan.formBoth({ partner }),
    ask: { type: 'plan.action.add', mentorship },
    fields: [
      {
        field: 'text',
        name: 'text',
        label: words.plan.formActionText(),
        hint: words.plan.formActionTextHint(),
        // One too long for an action is said afresh, since half a sentence is none.
        value: answer.length <= actionLengths.text ? answer : null,
        long: true,
        most: actionLengths.text,
      },
      {
        field: 'select',
        name: 'person',
        label: words.plan.formPerson(),
        value: me.person,
        options: [{ value: me.person, label: words.plan.you() }, ...others.map((one) => ({ value: one.person, label: one.name }))],
      },
      { field: 'date', name: 'byWhen', label: words.plan.formByWhen(), value: null },
    ],
  };
}
