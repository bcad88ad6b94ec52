import type { Ask } from '../../../shared/intent.ts';
import type { Choice } from '../card.ts';
import { opensWindow } from '../opens.ts';
import { type Carried, carriedPress } from './carried.ts';
import { limits } from './limits.ts';
import { type Drawn, paragraphs } from './text.ts';

/** Where a control is: in a message, or in a dialog, where Teams knows one kind of action alone. */
export type Place = { in: 'message' | 'dialog' } & Pick<Carried, 'alone' | 'over'>;

const VERB = 'cairn';

/** Rows of at most three buttons; what is rare waits behind “…” at the end of the last. */
export function controlRows(choices: readonly Choice[], place: Place): Drawn[] {
  const near = choices.filter((one) => one.weight !== 'rare').map((one) => control(one, place));
  const rare = choices.filter((one) => one.weight === 'rare').map((one) => ({ ...control(one, place), mode: 'secondary' }));
  const rows = chunks(near, limits.actionsInRow);
  const last = rows.at(-1) ?? [];
  if (rows.length === 0) rows.push(last);
  const room = limits.actionsInSet - last.length;
  last.push(...rare.slice(0, room));
  rows.push(...chunks(rare.slice(room), limits.actionsInSet));
  return rows.filter((row) => row.length > 0).map((actions) => ({ type: 'ActionSet', actions }));
}

/** One that cannot be undone folds open first: what is asked then, and the way to do it. Folding it again is the way back. */
function control(choice: Choice, place: Place): Drawn {
  const { label, ask, weight, sure } = choice;
  const style = weight === 'first' ? { style: 'positive' } : {};
  if (!sure) return { ...action(label, ask, place), ...style };
  const body = [...paragraphs(sure.title, { weight: 'Bolder' }), ...paragraphs(sure.text)];
  const yes = { type: 'ActionSet', actions: [{ ...action(sure.yes, ask, place), style: 'destructive' }] };
  return { type: 'Action.ShowCard', title: label, card: { type: 'AdaptiveCard', version: '1.5', body: [...body, yes] } };
}

/** A window opens only for an action that says so when it is drawn; older clients know no `Execute`, and send the same as words. */
function action(title: string, ask: Ask, place: Place): Drawn {
  const { in: _, ...about } = place;
  const data = carriedPress(ask, about);
  const submit = { type: 'Action.Submit', title, data, associatedInputs: 'none' };
  if (place.in === 'dialog') return submit;
  if (opensWindow(ask)) return { ...submit, data: { msteams: { type: 'task/fetch' }, ...data } };
  return { type: 'Action.Execute', title, verb: VERB, data, associatedInputs: 'none', fallback: submit };
}

export function chunks<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, index) => all.slice(index * size, (index + 1) * size));
}
