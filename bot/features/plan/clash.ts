import { viewOfHistory } from '../../../shared/access.ts';
import type { Action } from '../../../shared/domain/action.ts';
import type { Clash, Theirs } from '../../../shared/domain/edited.ts';
import type { Goal } from '../../../shared/domain/goal.ts';
import { lastChange } from '../../../shared/domain/plan-history.ts';
import { dateAt, type WallDate } from '../../../shared/time.ts';
import { sayDate, sayWhen } from '../../../shared/words/dates.ts';
import type { Form } from '../../chat/form.ts';
import { planHistory } from '../../store/plan-history.ts';
import type { Context, Outcome } from '../feature.ts';
import { nameIn } from '../open-actions.ts';
import { shownIn } from '../plan-forms.ts';
import type { Plan } from './cards.ts';
import type { Loaded } from './context.ts';

/** How far back it is looked for who changed a field. */
const MOST_LINES = 40;

type Clashing = { item: Goal | Action; clash: Clash; typed: Record<string, string | null> };

/**
 * The form once more, as the item is now: with what was typed in it, and beside each field that was changed meanwhile what stands there.
 * What is sent next was written by somebody who has seen both.
 */
export async function clashing(context: Context, { facts, plan }: Loaded, form: Form, { item, clash, typed }: Clashing): Promise<Outcome> {
  const { lines } = await planHistory(context.tx, facts.mentorship.id, { from: 0, most: MOST_LINES });
  const seen = viewOfHistory(facts, context.who.id, lines)?.lines ?? [];
  const theirs = (field: string): Theirs => ({ value: valueIn(item, field), ...lastChange(seen, item, field) });
  const all = Object.fromEntries(clash.clash.map((field) => [field, theirs(field)]));
  const fields = form.fields.map((field) => {
    const here = all[field.name];
    const mine = shownIn(field, typed[field.name] ?? null);
    return here ? { ...mine, hint: sayTheirs(plan, field.name, here) } : mine;
  });
  const { words } = plan.reader;
  return { answer: { answer: 'form', form: { ...form, intro: words.plan.formClash(), fields }, clash: all } };
}

const valueIn = (item: Goal | Action, field: string) => (item as unknown as Record<string, string | null>)[field] ?? null;

function sayTheirs(plan: Plan, field: string, { value, by, at }: Theirs): string {
  const { words, person } = plan.reader;
  const whose = by === person.id ? 'you' : 'other';
  const when = sayWhen(at, person.zone, person.language, plan.now);
  return words.plan.theirs({ whose, name: nameIn(plan.pair, by), when, text: sayValue(plan, field, value) });
}

function sayValue({ reader: { words, person }, pair, now }: Plan, field: string, value: string | null): string {
  if (field === 'person') return value === person.id ? words.plan.you() : nameIn(pair, value as Action['person']);
  if (field === 'byWhen') return sayDate(value as WallDate, person.language, dateAt(now, person.zone));
  if (field === 'goal') return pair.goals.find((one) => one.id === value)?.text ?? words.plan.formForNone();
  return value ?? words.plan.formNothing();
}
