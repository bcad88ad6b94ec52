import { edited, isClash } from '../../../shared/domain/edited.ts';
import type { ActionId } from '../../../shared/domain/ids.ts';
import { actionDone, actionUndone, addAction, dropAction, editAction, saidOfAction } from '../../../shared/domain/plan.ts';
import { wantingOfAction } from '../../../shared/domain/plan-wanting.ts';
import { dateAt } from '../../../shared/time.ts';
import { sayDate } from '../../../shared/words/dates.ts';
import { choice } from '../../chat/card.ts';
import type { Answered, Verb } from '../feature.ts';
import { nameIn } from '../open-actions.ts';
import { actionForm, dropForm } from '../plan-forms.ts';
import { notedCard, type Plan } from './cards.ts';
import { clashing } from './clash.ts';
import { decided, formFor, handOf, liveCard, notYours, planOf, withItem } from './context.ts';
import { sayWanting } from './say.ts';

export const openAction: Verb<'plan.action.open'> = async (context, { mentorship, goal }) => {
  const loaded = await planOf(context, mentorship);
  return loaded ? formFor(context, loaded, (plan) => actionForm(plan, null, goal ?? null)) : notYours(context);
};

export const addToActions: Verb<'plan.action.add'> = async (context, { type: _, mentorship, ...text }) => {
  const loaded = await planOf(context, mentorship);
  if (!loaded) return notYours(context);
  const id = context.newId('act');
  return decided(context, loaded.facts, addAction(loaded.facts, text, id, handOf(context)), (plan) => noted(plan, id, sayAdded(plan, id)));
};

export const openActionEdit: Verb<'plan.action.edit.open'> = async (context, { action }) => {
  const loaded = await withItem(context, action);
  if (!loaded || 'kind' in loaded.item) return notYours(context);
  const { item } = loaded;
  return formFor(context, loaded, (plan) => actionForm(plan, item, null));
};

export const changeAction: Verb<'plan.action.edit'> = async (context, { type: _, action, seen, ...text }) => {
  const loaded = await withItem(context, action);
  if (!loaded || 'kind' in loaded.item) return notYours(context);
  const { item, plan } = loaded;
  const outcome = editAction(loaded.facts, action, text, handOf(context), seen);
  if (isClash(outcome)) {
    const typed = edited(saidOfAction(item), text, seen).becomes;
    return clashing(context, loaded, actionForm(plan, item, null), { item, clash: outcome, typed });
  }
  return decided(context, loaded.facts, outcome, (plan) => noted(plan, action, context.words.plan.notedChanged({ text: text.text })));
};

export const tick: Verb<'plan.action.done'> = async (context, { action }) => {
  const loaded = await withItem(context, action);
  return loaded ? decided(context, loaded.facts, actionDone(loaded.facts, action, handOf(context)), liveCard) : notYours(context);
};

export const untick: Verb<'plan.action.undone'> = async (context, { action }) => {
  const loaded = await withItem(context, action);
  return loaded ? decided(context, loaded.facts, actionUndone(loaded.facts, action, handOf(context)), liveCard) : notYours(context);
};

export const openActionDrop: Verb<'plan.action.drop.open'> = async (context, { action }) => {
  const loaded = await withItem(context, action);
  return loaded ? formFor(context, loaded, (plan) => dropForm(plan, loaded.item)) : notYours(context);
};

export const dropOfActions: Verb<'plan.action.drop'> = async (context, { action, reason }) => {
  const loaded = await withItem(context, action);
  if (!loaded) return notYours(context);
  const { text } = loaded.item;
  const outcome = dropAction(loaded.facts, action, reason, handOf(context));
  return decided(context, loaded.facts, outcome, (plan) => said(plan, context.words.plan.notedDropped({ text }), []));
};

function sayAdded({ reader, pair, now }: Plan, id: ActionId): string {
  const { words, person } = reader;
  const action = pair.actions.find((one) => one.id === id)!;
  const day = sayDate(action.byWhen, person.language, dateAt(now, person.zone));
  return words.plan.notedActionAdded({ text: action.text, who: nameIn(pair, action.person), day });
}

function noted(plan: Plan, id: ActionId, sentence: string): Answered {
  const action = plan.pair.actions.find((one) => one.id === id)!;
  const { words } = plan.reader;
  const edit = choice(words.plan.edit(), { type: 'plan.action.edit.open', action: id });
  return said(plan, sentence, sayWanting(words, wantingOfAction(action, plan.pair)), [edit]);
}

function said(plan: Plan, sentence: string, wanting: string[], more: Parameters<typeof notedCard>[3] = []): Answered {
  return { answer: { answer: 'card', card: notedCard(plan, sentence, wanting, more), place: 'new' } };
}
