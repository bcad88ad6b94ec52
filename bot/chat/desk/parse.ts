import * as z from 'zod/mini';
import { Intent } from '../../../shared/intent.ts';
import { readSoFar } from '../../../shared/so-far.ts';
import { TimeOfDay, WallDate } from '../../../shared/time.ts';
import type { Words } from '../../../shared/words/words.ts';
import { fieldErrors } from '../form-errors.ts';
import type { Profile } from '../port.ts';
import { filledIn, isEmpty, knownBeside, Typed, type TypedFields } from '../typed.ts';
import type { Move } from './move.ts';
import { type Cast, type DeskPerson, personAt, profileOf } from './places.ts';

/** What the page sends. It is ours, but whoever runs on this computer can send anything, so it is read like any other. */
const key = z.string().check(z.regex(/^[0-9a-z-]{8,64}$/));
const as = z.string().check(z.maxLength(40));
const message = z.nullable(z.int());
const loose = z.looseObject({ type: z.string() });
/** Where the control was: in a conversation, on the standing page, or in a dialog that stands over them. */
const from = z._default(z.enum(['messages', 'home', 'dialog']), 'messages');
const Pressed = z.object({ as, key, message, from, ask: loose });
const fields = z.record(z.string().check(z.maxLength(60)), Typed);
/** When it was typed, in milliseconds since 1970 by the page's clock; with a form that saves itself. */
const at = z.int();
const Submitted = z.object({ as, key, message, ask: loose, fields, at: z.optional(at) });
const Held = z.object({ as, keep: loose, fields, at });
const Said = z.object({ as, key, text: z.string().check(z.maxLength(20_000)) });
const Pushed = z.object({ to: z.enum(['hour', 'next', 'morning']) });
const Chosen = z.object({ fields: z.object({ date: Typed, time: Typed }) });

export type Heard = { person: DeskPerson; key: string; from: 'messages' | 'home' | 'dialog' | 'form'; message: number | null };
export type Asked = Heard & { intent: Intent; picked: Record<string, Profile> };
/** Nobody's press, so it has no key. */
export type Kept = Omit<Asked, keyof Heard> & Pick<Heard, 'person'>;
/** What could not be read, and why: beside the fields it is about, or nowhere in particular. */
export type Unread = { why: string; fields: Record<string, string> };

export function readPress(body: unknown, cast: Cast, words: Words): Asked | Unread {
  const read = Pressed.safeParse(body);
  const person = read.success ? personAt(cast, read.data.as) : undefined;
  if (!read.success || !person) return unread(words);
  const intent = Intent.safeParse(read.data.ask);
  if (!intent.success) return unread(words);
  return { person, key: `desk/${read.data.key}`, from: read.data.from, message: read.data.message, intent: intent.data, picked: {} };
}

/** What a form knew and what its fields hold make an intent together. */
export function readSubmission(body: unknown, cast: Cast, words: Words): Asked | Unread {
  const read = Submitted.safeParse(body);
  const person = read.success ? personAt(cast, read.data.as) : undefined;
  if (!read.success || !person) return unread(words);
  const { fields, ask, at } = read.data;
  const intent = Intent.safeParse({ ...knownBeside(fields, ask), ...(at === undefined ? {} : { at }), ...filledIn(fields) });
  if (!intent.success) {
    const errors = fieldErrors(intent.error.issues, fields, words);
    return Object.keys(errors).length === 0 ? unread(words) : { why: '', fields: errors };
  }
  return {
    person,
    key: `desk/${read.data.key}`,
    from: 'form',
    message: read.data.message,
    intent: intent.data,
    picked: pickedPeople(fields, cast),
  };
}

/** What a form that saves itself holds so far. */
export function readKept(body: unknown, cast: Cast, words: Words): Kept | Unread {
  const read = Held.safeParse(body);
  const person = read.success ? personAt(cast, read.data.as) : undefined;
  if (!read.success || !person) return unread(words);
  const { fields, keep, at } = read.data;
  const intent = readSoFar({ ...knownBeside(fields, keep), at }, filledIn(fields));
  return intent ? { person, intent, picked: pickedPeople(fields, cast) } : unread(words);
}

export function readWords(body: unknown, cast: Cast, words: Words): (Heard & { text: string }) | Unread {
  const read = Said.safeParse(body);
  const person = read.success ? personAt(cast, read.data.as) : undefined;
  if (!read.success || !person) return unread(words);
  const text = read.data.text.trim();
  if (text === '') return { why: words.desk.wordsNeeded(), fields: {} };
  if (text.length > 4000) return { why: words.desk.wordsTooLong(), fields: {} };
  return { person, key: `desk/${read.data.key}`, from: 'messages', message: null, text };
}

/** Where to move the clock: by a button, or by its form. */
export function readMove(body: unknown, words: Words): Move | Unread {
  const pushed = Pushed.safeParse(body);
  if (pushed.success) return pushed.data;
  const read = Chosen.safeParse(body);
  if (!read.success) return unread(words);
  const { date, time } = read.data.fields;
  const day = WallDate.safeParse(date.value);
  const clock = TimeOfDay.safeParse(time.value);
  if (day.success && clock.success) return { to: 'at', date: day.data, time: clock.data };
  const fields: Record<string, string> = {};
  if (!day.success) fields.date = isEmpty(date.value) ? words.form.needed() : words.form.date();
  if (!clock.success) fields.time = isEmpty(time.value) ? words.form.needed() : words.form.time();
  return { why: '', fields };
}

export function isUnread(read: object): read is Unread {
  return 'why' in read;
}

function pickedPeople(fields: TypedFields, cast: Cast): Record<string, Profile> {
  const people = Object.values(fields).flatMap(({ kind, value }) => (kind === 'person' && typeof value === 'string' ? [value] : []));
  return Object.fromEntries(
    people.flatMap((user) => {
      const person = personAt(cast, user);
      return person ? [[user, profileOf(person)]] : [];
    }),
  );
}

const unread = (words: Words): Unread => ({ why: words.desk.unreadable(), fields: {} });
