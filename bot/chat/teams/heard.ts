import { createHash } from 'node:crypto';
import type { Intent } from '../../../shared/intent.ts';
import type { Origin, Where, Who } from './origin.ts';

/** What somebody did, and what it came to. */
export type Heard = {
  who: Who;
  where: Where;
  origin: Origin;
  /** Names this very message, press or form; the same again for a repeated delivery. */
  key: string;
  said: /** `picked` are people an intent names, by object id. Without `key`, nothing is remembered: what a form holds so far. */
    | { said: 'ask'; intent: Intent; picked: string[]; isKept?: true }
    /** Not understood: what to say, beside the fields it is about. */
    | { said: 'unclear'; why: string; fields: Record<string, string> };
};

export type At = Pick<Heard, 'who' | 'where'>;

export function keyOf(who: Who, kind: string, id: string): string {
  return `teams/${who.tenant}/${who.object}/${kind}/${id}`;
}

/** Short, and the same for the same text. */
export function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 22);
}
