import { begin, type Filled, puts } from './controls.ts';
import { refusedView } from './rules.ts';
import type { Dialog, Json, Pressed, State } from './state.ts';

export type Errors = Record<string, string>;

/** Dialogs as Slack keeps them: at most three on top of each other, each with what its fields hold. */

/** Slack gives every block an id of its own where it has none. */
export function named(blocks: Json[], state: State): Json[] {
  return blocks.map((block) => ({ ...block, block_id: block.block_id ?? `b${state.number()}` }));
}

export function addDialog(state: State, user: string, view: Json): Dialog {
  const whole = { ...view, blocks: named(view.blocks as Json[], state) };
  const dialog: Dialog = { id: `V${state.number()}`, hash: `h${state.number()}`, user, view: whole, under: state.dialogOf(user), held: {} };
  state.dialogs.push(dialog);
  for (const block of inputsOf(whole)) dialog.held[String(block.block_id)] = heldIn(block, begin(block.element as Json));
  return dialog;
}

/**
 * Draws a dialog anew. A field with the ids of one that was there keeps what that held, whatever it should begin with now; what any other
 * begins with is shown, but not told until somebody touches it.
 */
export function redrawDialog(state: State, dialog: Dialog, view: Json): void {
  const whole = { ...view, blocks: named(view.blocks as Json[], state) };
  const before = dialog.held;
  const kept = inputsOf(whole).filter((block) => String((block.element as Json).action_id) in (before[String(block.block_id)] ?? {}));
  dialog.held = Object.fromEntries(kept.map((block) => [String(block.block_id), before[String(block.block_id)]!]));
  Object.assign(dialog, { view: whole, hash: `h${state.number()}` });
}

/** The dialogs of somebody, from this one up, are gone. */
export function closeDialogs(state: State, user: string, from?: Dialog): void {
  const mine = state.dialogs.filter((one) => one.user === user);
  for (const dialog of from ? mine.slice(mine.indexOf(from)) : mine) state.dialogs.splice(state.dialogs.indexOf(dialog), 1);
}

/** A dialog as payloads and answers describe it. */
export function viewOf(dialog: Dialog): Json {
  let root = dialog;
  while (root.under) root = root.under;
  const { view, id, hash, under, held } = dialog;
  return { ...view, id, hash, root_view_id: root.id, previous_view_id: under?.id ?? null, state: { values: held } };
}

export const inputsOf = (view: Json): Json[] => (view.blocks as Json[]).filter((block) => block.type === 'input');

/** A value of a field as `state.values` has it. */
export function heldIn(block: Json, value: Json): Json {
  const { action_id, type } = block.element as Json;
  return { [String(action_id)]: { type, ...value } };
}

/** Puts values into fields, one after the other, and gives each field once it holds its value. */
export function* putInto(dialog: Dialog, values: Record<string, Filled>): Generator<Json> {
  for (const [block, value] of puts(inputsOf(dialog.view), values)) {
    dialog.held[String(block.block_id)] = heldIn(block, value);
    yield block;
  }
}

/** What a person sees in a field, told or not. */
export function shownIn(dialog: Dialog, block: Json): Json {
  const [held] = Object.values(dialog.held[String(block.block_id)] ?? heldIn(block, begin(block.element as Json)));
  const { type: _, ...value } = held as Json;
  return value;
}

/** Whether a change of this field is told before the form is sent: a text's only where its element says with every character. */
export function isTold(block: Json): boolean {
  const { type, dispatch_action_config: config } = block.element as {
    type: string;
    dispatch_action_config?: { trigger_actions_on?: string[] };
  };
  const isText = type === 'plain_text_input' || type === 'number_input';
  return block.dispatch_action === true && (!isText || config?.trigger_actions_on?.includes('on_character_entered') === true);
}

/** A changed field, as the action of a payload. */
export function typedAction(dialog: Dialog, block: Json): Pressed {
  const { action_id, type } = block.element as { action_id: string; type: string };
  return { action_id, block_id: String(block.block_id), type, ...shownIn(dialog, block) };
}

/** What Slack does with the ack of a form: gives the errors it shows, or null where the form is gone. */
export function taken(state: State, dialog: Dialog, body: string): Errors | null {
  const answer = (body === '' ? {} : JSON.parse(body)) as { response_action?: string; errors?: Errors; view?: Json };
  switch (answer.response_action) {
    case 'errors': {
      const inputs = inputsOf(dialog.view).map((block) => block.block_id);
      const strange = Object.keys(answer.errors ?? {}).filter((name) => !inputs.includes(name));
      if (strange.length > 0) throw new Error(`Slack shows no errors for ${strange.join(', ')}: the form has ${inputs.join(', ')}`);
      return answer.errors ?? {};
    }
    case 'update': {
      const wrong = refusedView(answer.view ?? {});
      if (wrong) throw new Error(`Slack does not take this in place of a form: ${wrong}`);
      redrawDialog(state, dialog, answer.view!);
      return null;
    }
    case 'clear':
      closeDialogs(state, dialog.user);
      return null;
    case undefined:
      closeDialogs(state, dialog.user, dialog);
      return null;
    default:
      throw new Error(`Slack does not know the response_action ${answer.response_action}`);
  }
}
