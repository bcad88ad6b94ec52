import { Intent } from '../../../shared/intent.ts';
import type { Words } from '../../../shared/words/words.ts';
import { readCarried } from './carried.ts';
import { fieldErrors } from './form-errors.ts';
import { digest, type Heard, keyOf, whoOf } from './parse.ts';
import type { Held, Submission } from './shapes.ts';

/**
 * A submitted form: what it knew and what its fields hold make an intent together. The key names the view and what was
 * typed, so that pressing “Send” again after a broken connection is the same submission; `round` sets apart the tries
 * that were already answered with an error.
 */
export function parseForm(submission: Submission, round: number, words: Words): Heard {
  const { view } = submission;
  const who = whoOf(submission, view.app_installed_team_id ?? null);
  const held = heldFields(submission);
  const fields = fieldsInOrder(submission, held);
  const typed = JSON.stringify([...held].map(([name, one]) => [name, valueHeld(one)]));
  const { ask: known, over } = readCarried(view.private_metadata);
  const under = over && view.previous_view_id ? { view: view.previous_view_id, name: over } : null;
  const heard = {
    who,
    origin: { at: 'form' as const, view: view.id, fields, over: under },
    key: keyOf(who, 'form', `${view.id}/${view.hash ?? ''}/${round}/${digest(typed)}`),
  };
  if (!known) return { ...heard, said: { said: 'unclear', why: words.slack.oldForm(), fields: {} } };

  // An empty field is left out: an intent's own default then says what empty means.
  const filled = new Map([...held].flatMap(([name, one]) => [[name, valueHeld(one)] as const]).filter(([, value]) => value !== null));
  const ask = Object.fromEntries(Object.entries(known).filter(([name]) => !held.has(name)));
  const read = Intent.safeParse({ ...ask, ...Object.fromEntries(filled) });
  if (read.success) return { ...heard, said: { said: 'ask', intent: read.data, picked: pickedPeople(held) } };
  const errors = fieldErrors(read.error.issues, held, words);
  return { ...heard, said: { said: 'unclear', why: Object.values(errors)[0] ?? words.slack.oldForm(), fields: errors } };
}

function heldFields(submission: Submission): Map<string, Held> {
  return new Map(
    Object.entries(submission.view.state.values).flatMap(([name, elements]) => {
      const [held] = Object.values(elements);
      return held ? [[name, held] as const] : [];
    }),
  );
}

/** In the order they are shown, which is where an error about nothing in particular goes: to the first. */
function fieldsInOrder(submission: Submission, held: Map<string, Held>): string[] {
  const shown = (submission.view.blocks ?? []).flatMap((block) => (block.type === 'input' && block.block_id ? [block.block_id] : []));
  return shown.length > 0 ? shown : [...held.keys()];
}

/** Null for an empty field. */
function valueHeld(held: Held): string | string[] | null {
  switch (held.type) {
    case 'datepicker':
      return held.selected_date ?? null;
    case 'timepicker':
      return held.selected_time ?? null;
    case 'users_select':
      return held.selected_user ?? null;
    case 'conversations_select':
      return held.selected_conversation ?? null;
    case 'static_select':
    case 'external_select':
      return held.selected_option?.value ?? null;
    case 'checkboxes':
    case 'multi_static_select':
      return (held.selected_options ?? []).map((option) => option.value);
    default:
      return held.value?.trim() ? held.value : null;
  }
}

function pickedPeople(held: Map<string, Held>): string[] {
  return [...held.values()].flatMap((one) => (one.type === 'users_select' && one.selected_user ? [one.selected_user] : []));
}
