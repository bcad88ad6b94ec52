import { viewOfPair } from '../../../shared/access.ts';
import type { TalkId } from '../../../shared/domain/ids.ts';
import { writtenTo } from '../../../shared/talks/answers.ts';
import { nextOf } from '../../../shared/talks/into-plan.ts';
import { scriptOf } from '../../../shared/talks/registry.ts';
import { talkOf } from '../../store/talks.ts';
import { type Context, type Outcome, refused, type Verb } from '../feature.ts';
import { actionForm, goalForm } from '../plan-forms.ts';

type Plan = Parameters<typeof goalForm>[0];
type Written = { plan: Plan; said: (known: readonly { text: string }[]) => string };

/**
 * An answer on its way into the plan: the plan's own form, with the answer in it. What is saved there is the pair's, and the form says
 * so; the answer stays as private as it was.
 */
export const openAction: Verb<'talk.action.open'> = async (context, { talk, question }) => {
  const written = await writtenIn(context, talk, question);
  if (!('plan' in written)) return written;
  const { plan, said } = written;
  const own = { said: said(plan.pair.actions), by: context.who.id };
  return { answer: { answer: 'form', form: actionForm(plan, null, null, own) } };
};

export const openGoal: Verb<'talk.goal.open'> = async (context, { talk, question, kind }) => {
  const written = await writtenIn(context, talk, question);
  if (!('plan' in written)) return written;
  const { plan, said } = written;
  return { answer: { answer: 'form', form: goalForm(plan, kind, null, said(plan.pair.goals)) } };
};

async function writtenIn({ tx, seal, who, words, facts }: Context, id: TalkId, question: string): Promise<Written | Outcome> {
  const talk = await talkOf(tx, seal, who.id, id);
  if (!talk) return refused(words.talk.notKept());
  const text = writtenTo(talk, question);
  if (text === null) return refused(words.talk.nothingToShare());
  const pair = talk.mentorship && (await facts(talk.mentorship));
  const view = pair ? viewOfPair(pair, who.id) : null;
  if (view?.status !== 'active') return refused(words.talk.nobodyToShareWith());
  const said = (known: readonly { text: string }[]) =>
    nextOf(
      scriptOf(talk.script),
      text,
      known.map((one) => one.text),
    );
  return { plan: { reader: { person: who, words }, pair: view }, said };
}
