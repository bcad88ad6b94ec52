import * as z from 'zod/mini';
import type { Ask, PartialAsk } from '../../../shared/intent.ts';
import { Typed } from '../typed.ts';

const Loose = z.looseObject({ type: z.string() });

/** What a control or a form carries unseen and brings back, beside what its inputs hold. */
export const Carried = z.object({
  cairn: z.object({
    /** What is asked; of a form, what it knows already, completed by its inputs, whose ids are the fields' names. */
    ask: Loose,
    /** `press` carries a whole intent, `form` a part of one. */
    is: z.enum(['press', 'form']),
    /** A form's fields by name, and what kind each is. */
    fields: z.optional(z.record(z.string(), Typed.shape.kind)),
    /** Names a form as it was drawn once. */
    form: z.optional(z.string()),
    /** What opened the form, which opens it again to show what is wrong with what was sent. */
    open: z.optional(Loose),
    /** “Save for later” was pressed: what the form holds is kept, and nothing is sent. */
    save: z.optional(z.boolean()),
    /** Sends what a form that saves itself holds so far, as this intent. */
    keep: z.optional(Loose),
    /** Made in a window whose content is shown in windows alone, so that nothing it is answered with may become a message. */
    alone: z.optional(z.boolean()),
    /** The card in whose dialog it was pressed, so that an answer of the same name is drawn over it. */
    over: z.optional(z.string()),
  }),
});
export type Carried = z.infer<typeof Carried>['cairn'];

/** The kinds of fields a form has, by name. */
export type Kinds = NonNullable<Carried['fields']>;

/** The `data` of an action. */
export type Data = { cairn: Carried };
export const carriedPress = (ask: Ask, more: Pick<Carried, 'alone' | 'over'> = {}): Data => ({ cairn: { is: 'press', ask, ...more } });
export const carriedForm = (ask: PartialAsk, fields: Kinds, more: Omit<Carried, 'is' | 'ask' | 'fields'> = {}): Data => ({
  cairn: { is: 'form', ask, fields, ...more },
});

/** Null for what no Cairn wrote. */
export function readCarried(value: unknown): Carried | null {
  const read = z.safeParse(Carried, value);
  return read.success ? read.data.cairn : null;
}
