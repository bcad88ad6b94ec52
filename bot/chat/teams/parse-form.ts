import { Intent } from '../../../shared/intent.ts';
import { readSoFar } from '../../../shared/so-far.ts';
import type { Words } from '../../../shared/words/words.ts';
import { digest } from '../digest.ts';
import { fieldErrors } from '../form-errors.ts';
import { filledIn, knownBeside, type TypedFields } from '../typed.ts';
import type { Carried, Kinds } from './carried.ts';
import { type At, type Heard, keyOf } from './heard.ts';
import type { Origin, SentForm } from './origin.ts';

/**
 * A form that came back: what it knew and what its fields hold make an intent together. “Save for later” makes what it holds so far of it,
 * whatever is missing. `now` is the world's clock, in milliseconds: what was saved before is older.
 */
export function parseForm(at: At, carried: Carried, sent: unknown, words: Words, now: number): Heard {
  const kinds = carried.fields ?? {};
  const values = valuesOf(sent, kinds);
  const { ask, keep, open, form, over, alone } = carried;
  const known: SentForm = { ask, kinds, values, ...without({ keep, open, form, over, alone }) };
  const origin: Origin = { at: 'form', form: known };
  const fields = typedOf(values, kinds);
  const heard = { ...at, origin, key: keyOf(at.who, 'form', `${form ?? ''}/${digest(JSON.stringify([ask, values]))}`) };
  const filled = filledIn(fields);
  const picked = Object.values(fields).flatMap(({ kind, value }) =>
    kind === 'person' && typeof value === 'string' && value ? [value] : [],
  );

  if (carried.save && keep) {
    const intent = readSoFar({ ...knownBeside(kinds, keep), at: now }, filled);
    if (intent) return { ...heard, said: { said: 'ask', intent, picked, isKept: true } };
    return { ...heard, said: { said: 'unclear', why: words.teams.oldForm(), fields: {} } };
  }
  const read = Intent.safeParse({ ...knownBeside(kinds, ask), ...(keep ? { at: now } : {}), ...filled });
  if (read.success) return { ...heard, said: { said: 'ask', intent: read.data, picked } };
  const errors = fieldErrors(read.error.issues, fields, words);
  const why = Object.keys(errors).length > 0 ? '' : words.teams.oldForm();
  return { ...heard, said: { said: 'unclear', why, fields: errors } };
}

/** What the inputs brought; only what the form has fields for. */
function valuesOf(sent: unknown, kinds: Kinds): Record<string, unknown> {
  const all = typeof sent === 'object' && sent !== null ? (sent as Record<string, unknown>) : {};
  return Object.fromEntries(Object.keys(kinds).flatMap((name) => (all[name] === undefined ? [] : [[name, all[name]]])));
}

/** An input that Teams brings nothing of is empty. Several choices come as one text. */
function typedOf(values: Record<string, unknown>, kinds: Kinds): TypedFields {
  return Object.fromEntries(
    Object.entries(kinds).map(([name, kind]) => {
      const raw = values[name];
      const text = typeof raw === 'string' || typeof raw === 'number' ? String(raw) : '';
      return [name, { kind, value: kind === 'several' ? text.split(',').filter(Boolean) : text }];
    }),
  );
}

function without<T extends object>(values: T): { [K in keyof T]?: NonNullable<T[K]> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as { [K in keyof T]?: NonNullable<T[K]> };
}
