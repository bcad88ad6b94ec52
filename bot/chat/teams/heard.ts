import type { Intent } from '../../../shared/intent.ts';
import type { Origin, Where, Who } from './origin.ts';

/** What it came to. `picked` are people an intent names, by object id; `isKept`: it is what a form holds so far. Not understood, `why` is what to say, beside the fields it is about. */
type Said =
  | { said: 'ask'; intent: Intent; picked: string[]; isKept?: true }
  | { said: 'unclear'; why: string; fields: Record<string, string> };

/** What somebody did, and what it came to. */
export type Heard = {
  who: Who;
  where: Where;
  origin: Origin;
  /** Names this very message, press or form; the same again for a repeated delivery. */
  key: string;
  said: Said;
};

export type At = Pick<Heard, 'who' | 'where'>;

export function keyOf(who: Who, kind: string, id: string): string {
  return `teams/${who.tenant}/${who.object}/${kind}/${id}`;
}
