import * as z from 'zod/mini';

/** What the field of a form holds, with the kind of field it was drawn as. */
export const Typed = z.object({
  kind: z.enum(['text', 'number', 'date', 'time', 'select', 'several', 'zone', 'person', 'channel']),
  value: z.union([z.string().check(z.maxLength(10_000)), z.array(z.string().check(z.maxLength(300))).check(z.maxLength(600))]),
});
export type Typed = z.infer<typeof Typed>;
export type TypedFields = Record<string, Typed>;

export const isEmpty = (value: Typed['value']): boolean => typeof value === 'string' && value.trim() === '';
