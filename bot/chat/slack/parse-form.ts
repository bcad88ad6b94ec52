import { Intent } from '../../../shared/intent.ts';
import type { Words } from '../../../shared/words/words.ts';
import { digest } from '../digest.ts';
import { fieldErrors } from '../form-errors.ts';
import { readCarried } from './carried.ts';
import { filledFields, formOf, heldFields, pickedPeople, typedFields, valueHeld } from './held.ts';
import { type Heard, keyOf, whoOf } from './parse.ts';
import type { Submission } from './shapes.ts';

/**
 * A submitted form: what it knew and what its fields hold make an intent together. The key names the view and what was
 * typed, so that pressing “Send” again after a broken connection is the same submission; `round` sets apart the tries
 * that were already answered with an error. `now` is the world's clock, as Slack's is: what saved itself before is older.
 */
export function parseForm(submission: Submission, round: number, words: Words, now: number): Heard {
  const { view } = submission;
  const who = whoOf(submission, view.app_installed_team_id ?? null);
  const held = heldFields(view);
  const typed = JSON.stringify([...held].map(([name, one]) => [name, valueHeld(one)]));
  const { ask: known, keep, over } = readCarried(view.private_metadata);
  const under = over && view.previous_view_id ? { view: view.previous_view_id, name: over } : null;
  const heard = {
    who,
    origin: { at: 'form' as const, view: view.id, fields: [...held.keys()], over: under, keeps: keep ? formOf(view) : null },
    key: keyOf(who, 'form', `${view.id}/${view.hash ?? ''}/${round}/${digest(typed)}`),
  };
  if (!known) return { ...heard, said: { said: 'unclear', why: words.slack.oldForm(), fields: {} } };

  const ask = Object.fromEntries(Object.entries(known).filter(([name]) => !held.has(name)));
  const read = Intent.safeParse({ ...ask, ...(keep ? { at: now } : {}), ...filledFields(held) });
  if (read.success) return { ...heard, said: { said: 'ask', intent: read.data, picked: pickedPeople(held) } };
  const errors = fieldErrors(read.error.issues, typedFields(held), words);
  return { ...heard, said: { said: 'unclear', why: Object.values(errors)[0] ?? words.slack.oldForm(), fields: errors } };
}
