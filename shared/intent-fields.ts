import * as z from 'zod/mini';
import { plainWords } from './plain.ts';
import { longestAnswer } from './talks/talk.ts';
import { Fold, TimeOfDay, WallDate, Zone } from './time.ts';

export const intent = <T extends string, S extends z.core.$ZodLooseShape>(type: T, shape: S) =>
  z.object({ type: z.literal(type), ...shape });

export const clockTime = { date: WallDate, time: TimeOfDay, zone: Zone, fold: z.optional(Fold) };

/** What people type and choose, as an intent takes it from a button or a form of any platform. */
export const words = (most: number, lines: 'lines' | 'one line') =>
  z.string().check(
    z.overwrite((written) => plainWords(written, lines)),
    z.trim(),
    z.minLength(1),
    z.maxLength(most),
  );
export const text = (most: number) => words(most, 'one line');
/** Everything somebody wrote; empty where they took it all away. */
export const longText = z._default(
  z.string().check(
    z.overwrite((written) => plainWords(written, 'lines')),
    z.maxLength(longestAnswer),
  ),
  '',
);
/** A field left empty is null, whichever way a platform says "empty". */
export const optionalText = (most: number) =>
  z._default(
    z.nullable(
      z.pipe(
        z.transform((v) => (v === '' ? null : v)),
        z.nullable(text(most)),
      ),
    ),
    null,
  );
/** Nothing invisible or turned round, nobody's name before the `@` that looks like the place one is taken to, and no place written in escapes. */
const LINK = /^https:\/\/[^\s"'<>\\@/?#%\p{C}]+(?:[/?#][^\s"'<>\\\p{C}]*)?$/u;
export const link = z._default(
  z.nullable(
    z.pipe(
      z.transform((v) => (v === '' ? null : v)),
      z.nullable(z.string().check(z.trim(), z.maxLength(500), z.regex(LINK))),
    ),
  ),
  null,
);
type Bounds = { least: number; most: number };
export const whole = ({ least, most }: Bounds) => z.coerce.number().check(z.int(), z.minimum(least), z.maximum(most));
export const wholeOrNone = ({ least, most }: Bounds) =>
  z._default(
    z.pipe(
      z.transform((v) => (v === '' || v === null ? null : Number(v))),
      z.nullable(z.int().check(z.minimum(least), z.maximum(most))),
    ),
    null,
  );
/** One of a few numbers to choose from, or none of them. */
export const numberOrNone = z.pipe(
  z.transform((v) => (v === 'none' || v === null ? null : Number(v))),
  z.nullable(z.int()),
);
export const yes = z.union([
  z.boolean(),
  z.pipe(
    z.enum(['yes', 'no']),
    z.transform((v) => v === 'yes'),
  ),
]);
