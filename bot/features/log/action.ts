import { isRefusal, put } from '../../../shared/decision.ts';
import { addAction } from '../../../shared/domain/plan.ts';
import type { Verb } from '../feature.ts';
import { actionForm } from '../plan-forms.ts';
import { notThere, shown, shownInstead, tellingOf, withLog } from './context.ts';
import { sayNo } from './refusals.ts';

export const openAction: Verb<'log.action.open'> = async (context, { log: id }) => {
  const loaded = await withLog(context, id);
  if (!loaded) return notThere(context);
  const { pair } = await tellingOf(context, loaded);
  if (loaded.log.status !== 'draft') return shownInstead(context, loaded, context.words.log.alreadyFiled());
  const form = actionForm({ reader: { person: context.who, words: context.words }, pair }, null, null);
  return { answer: { answer: 'form', form: { ...form, name: 'log.action', ask: { type: 'log.action', log: id } } } };
};

/** One more that was agreed: into the plan, and with it into what will be signed. */
export const addToLog: Verb<'log.action'> = async (context, { type: _, log: id, ...text }) => {
  const { newId, who, now, words } = context;
  const loaded = await withLog(context, id);
  if (!loaded) return notThere(context);
  const { facts, draft, log } = loaded;
  if (log.status !== 'draft' || !draft) return sayNo(words, { refused: 'alreadyFiled', field: 'text' });
  const action = newId('act');
  const outcome = addAction(facts, text, action, { who: who.id, now, change: newId('plc') });
  if (isRefusal(outcome)) return sayNo(words, outcome);
  const { content } = draft;
  const more = { ...draft, content: { ...content, actions: [...content.actions, action] }, by: who.id, at: now };
  return shown(context, loaded, [...outcome.changes, put('logDraft', more)], words.log.actionAdded());
};
