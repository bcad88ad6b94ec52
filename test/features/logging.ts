import type { Card } from '../../bot/chat/card.ts';
import type { Form } from '../../bot/chat/form.ts';
import type { Answer } from '../../bot/chat/port.ts';
import type { Ask } from '../../shared/intent.ts';
import { asksOf, book, type DoorOf, textOf } from './door.ts';

type Typed = Record<string, unknown>;

/** What a form holds when somebody has typed over what it shows; empty fields are left out, as chats leave them out. */
function heldIn(form: Form, typed: Typed): Typed {
  const shown = form.fields.map((one) => [one.name, 'values' in one ? one.values : one.value] as const);
  const all = Object.entries({ ...Object.fromEntries(shown), ...typed });
  return Object.fromEntries(all.filter(([, value]) => value !== null && value !== ''));
}

/** What a field of a form shows. */
export function valueIn(form: Form, name: string): unknown {
  const field = form.fields.find((one) => one.name === name);
  return field && ('values' in field ? field.values : field.value);
}

/** Idris and Asha met on Tuesday 24 November at 14:00 in London; it is an hour and a half later. */
export async function meetingHeld(door: DoorOf, mentorship: `men_${string}`): Promise<`mtg_${string}`> {
  const meeting = await book(door, mentorship, '2026-11-24');
  door.clock.set('2026-11-24T15:30:00.000Z');
  return meeting;
}

export type Writer = ReturnType<typeof writer>;

/** Somebody and the logs of a pair; what they are shown of one, they are shown in a window. */
export function writer(door: DoorOf, user: string) {
  const at = () => Date.parse(door.clock.now());
  const open = (meeting: string): Promise<Form> => door.form(user, { type: 'log.open', meeting } as Ask);
  const sends = (form: Form, typed: Typed, key?: string): Promise<Answer> =>
    door.ask(user, { ...form.ask, ...heldIn(form, typed), ...(form.keep ? { at: at() } : {}) } as unknown as Ask, key);
  const show = async (log: string): Promise<Card> => windowOf(await door.ask(user, { type: 'log.show', log } as Ask));
  return {
    open,
    sends,
    show,
    /** As a chat does while somebody types: without a key. */
    keeps: (form: Form, typed: Typed, when = at()): Promise<Answer> =>
      door.ask(user, { ...form.keep, ...heldIn(form, typed), at: when } as unknown as Ask, null),
    /** Presses what the log offers for this; forms and windows come back as they are. */
    presses: async (log: string, type: Ask['type']): Promise<Answer> => {
      const [ask] = asksOf(await show(log), type);
      if (!ask) throw new Error(`${user} is not offered ${type}`);
      return door.ask(user, ask);
    },
    reads: async (log: string): Promise<string> => textOf(await show(log)),
    /** From the first word to a signature. */
    files: async (meeting: string, typed: Typed): Promise<`log_${string}`> => {
      const form = await open(meeting);
      windowOf(await sends(form, typed));
      const { log } = form.ask as unknown as { log: `log_${string}` };
      await door.card(user, { type: 'log.file', log });
      return log;
    },
  };
}

/** What is read in a window, and that it is nowhere else. */
export function windowOf(answer: Answer): Card {
  if (answer.answer !== 'card' || answer.place !== 'dialog') throw new Error(`not in a window: ${JSON.stringify(answer)}`);
  return answer.card;
}

/** A form that an answer is, or that a window offers on top of it. */
export function formOf(answer: Answer): Form {
  if (answer.answer !== 'form') throw new Error(`no form: ${JSON.stringify(answer)}`);
  return answer.form;
}
