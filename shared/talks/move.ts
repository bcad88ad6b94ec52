import * as z from 'zod/mini';
import { Choice, Source } from './talk.ts';

/**
 * Everything somebody can do in a talk. `on` is the question that a button was drawn for: pressed on an old card, or twice,
 * it does not answer a newer one. Words typed in the chat need none.
 */
const question = z.string().check(z.minLength(1), z.maxLength(60));
const text = z.string().check(z.maxLength(40_000));
const on = { on: z.optional(question) };
const move = <T extends string, S extends z.core.$ZodLooseShape>(name: T, shape: S) => z.object({ move: z.literal(name), ...shape });

export const Move = z.discriminatedUnion('move', [
  move('begin', {}),
  /** One typed message; several are one answer until `next`. */
  move('piece', { source: Source, text }),
  /** The whole answer, from a form, to the question that the form was opened for. Blank takes it away, and so does null for a number. */
  move('answer', { question, text, value: z.optional(z.nullable(z.int())) }),
  move('next', on),
  move('skip', on),
  move('back', on),
  /** To a question that was asked before; after it the talk goes on where it was. */
  move('change', { question }),
  move('differently', on),
  move('deeper', on),
  move('rate', { value: z.int(), ...on }),
  move('raise', on),
  move('smaller', on),
  move('let-go', on),
  move('pause', {}),
  move('resume', {}),
  /** Ends the talk and throws it away. */
  move('stop', {}),
  move('edited', { source: Source, text }),
  move('deleted', { source: Source }),
  /** A typed message that may be a command: kept as an answer for now, and asked about. */
  move('meant-otherwise', { source: Source, text }),
  move('keep', { source: Source }),
  move('was-command', { source: Source }),
  move('choose', { question, choice: Choice }),
  /** From a question to the summary; from the summary to the end. */
  move('finish', {}),
  /** Half done, and left for a while. */
  move('mention', {}),
]);
export type Move = z.infer<typeof Move>;
