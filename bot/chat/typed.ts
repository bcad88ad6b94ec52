import * as z from 'zod/mini';

/** What the field of a form holds, with the kind of field it was drawn as. */
export const Typed = z.object({
  kind: z.enum(['text', 'number', 'date', 'time', 'select', 'several', 'zone', 'person', 'channel']),
  value: z.union([z.string().check(z.maxLength(10_000)), z.array(z.string().check(z.maxLength(300))).check(z.maxLength(600))]),
});
export type Typed = z.infer<typeof Typed>;
export type TypedFields = Record<string, Typed>;

export const isEmpty = (value: Typed['value']): boolean => typeof value === 'string' && value.trim() === '';

/** An empty field is left out: an intent's own default then says what empty means. */
export function filledIn(fields: TypedFields): Record<string, Typed['value']> {
  return Object.fromEntries(Object.entries(fields).flatMap(([name, { value }]) => (isEmpty(value) ? [] : [[name, value] as const])));
}

/** What a form knows of what none of its fields says. */
export function knownBeside(fields: object, known: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(known).filter(([name]) => !(name in fields)));
}
