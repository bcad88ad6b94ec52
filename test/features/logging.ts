import type { Card } from '../../bot/chat/card.ts';
import type { Form } from '../../bot/chat/form.ts';
import type { Answer } from '../../bot/chat/port.ts';
import type { Ask } from '../../shared/intent.ts';
import { book, type DoorOf } from './door.ts';

/** What a form holds when somebody has typed over what it shows; empty fields are left out, as chats leave them out. */
export function heldIn(form: Form, typed: Record<string, unknown> = {}): Record<string, unknown> {
  const shown = form.fields.map((one) => [one.name, 'values' in one ? one.values : one.value] as const);
  const all = Object.entries({ ...Object.fromEntries(shown), ...typed });
  return Object.fromEntries(all.filter(([, value]) => value !== null && value !== ''));
}

/** Idris and Asha met on Tuesday 24 November at 14:00 in London; it is an hour and a half later. */
export async function meetingHeld(door: DoorOf, mentorship: `men_${string}`): Promise<`mtg_${string}`> {
  const meeting = await book(door, mentorship, '2026-11-24');
  door.clock.set('2026-11-24T15:30:00.000Z');
  return meeting;
}

/** Somebody at a log: one form on one device. */
export function writer(door: DoorOf, user: string) {
  const at = () => Date.parse(door.clock.now());
  return {
    open: (meeting: `mtg_${string}`): Promise<Form> => door.form(user, { type: 'log.open', meeting }),
    /** As a chat does while somebody types: without a key. */
    keeps: (form: Form, typed: Record<string, unknown>, when = at()): Promise<Answer> =>
      door.ask(user, { ...form.keep, ...heldIn(form, typed), at: when } as unknown as Ask, null),
    sends: (form: Form, typed: Record<string, unknown>, key?: string): Promise<Answer> =>
      door.ask(user, { ...form.ask, ...heldIn(form, typed), at: at() } as unknown as Ask, key),
  };
}

/** What is read in a window, and that it is nowhere else. */
export function windowOf(answer: Answer): Card {
  if (answer.answer !== 'card' || answer.place !== 'dialog') throw new Error(`not in a window: ${JSON.stringify(answer)}`);
  return answer.card;
}
