import type { Ask } from '../../../shared/intent.ts';
import type { Choice } from '../card.ts';
import { chunks } from '../chunks.ts';
import { opensWindow } from '../opens.ts';
import { type Carried, carriedPress } from './carried.ts';
import { limits } from './limits.ts';
import { type Drawn, harmless, paragraphs, widthOfText } from './text.ts';

/** Where a control is: in a message, or in a dialog, where Teams knows one kind of action alone. */
export type Place = { in: 'message' | 'dialog' } & Pick<Carried, 'alone' | 'over'>;

const VERB = 'cairn';

/**
 * Rows of at most three buttons, and no wider than a telephone, which would cut the last; what is rare waits behind “…” at the end of
 * the last row. What a label says in more words than a button shows is said above it.
 */
export function controlRows(choices: readonly Choice[], place: Place): Drawn[] {
  const rows: Row[] = [];
  for (const one of choices.filter(({ weight }) => weight !== 'rare')) {
    const last = rows.at(-1);
    const width = widthOf(one.label);
    const isLong = one.label.length > limits.buttonText;
    if (last && !isLong && !last.above && last.actions.length < limits.actionsInRow && last.width + width <= limits.rowWidth) {
      last.actions.push(control(one, place));
      last.width += width;
    } else rows.push({ actions: [control(one, place)], width, above: isLong ? one.label : null });
  }
  const rare = choices.filter((one) => one.weight === 'rare').map((one) => ({ ...control(one, place), mode: 'secondary' }));
  const isRoom = (row: Row | undefined) => row && !row.above && row.width + limits.moreWidth <= limits.rowWidth;
  const last = isRoom(rows.at(-1)) ? rows.at(-1)!.actions : [];
  const room = limits.actionsInSet - last.length;
  if (last.length > 0) last.push(...rare.splice(0, room));
  rows.push(...chunks(rare, limits.actionsInSet).map((actions) => ({ actions, width: 0, above: null })));
  return rows.flatMap(({ actions, above }) => [...(above === null ? [] : paragraphs(above)), { type: 'ActionSet', actions }]);
}

type Row = { actions: Drawn[]; width: number; above: string | null };

const widthOf = (label: string): number => widthOfText(label) + limits.buttonWidth;

/** One that cannot be undone folds open first: what is asked then, and the way to do it. Folding it again is the way back. */
function control(choice: Choice, place: Place): Drawn {
  const { ask, weight, sure } = choice;
  const label = shorten(choice.label);
  const isLong = choice.label.length > limits.buttonText;
  const style = { ...(weight === 'first' ? { style: 'positive' } : {}), ...(isLong ? { tooltip: harmless(choice.label) } : {}) };
  if (!sure) return { ...action(label, ask, place), ...style };
  const body = [...paragraphs(sure.title, { weight: 'Bolder' }), ...paragraphs(sure.text)];
  const yes = { type: 'ActionSet', actions: [{ ...action(shorten(sure.yes), ask, place), style: 'destructive' }] };
  return { type: 'Action.ShowCard', title: label, ...style, card: { type: 'AdaptiveCard', version: '1.5', body: [...body, yes] } };
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

const shorten = (label: string): string =>
  harmless(label.length > limits.buttonText ? `${label.slice(0, limits.buttonText - 1).toWellFormed()}…` : label);
