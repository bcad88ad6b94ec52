import type { Refusal } from '../../shared/decision.ts';
import { type Outcome, refused } from './feature.ts';

/** The sentence of a refusal, also beside the field it concerns. `sentences` is a noun's words, which must know every refusal by its name. */
export function sayRefusal<K extends string>(sentences: { [P in K]: (values: never) => string }, refusal: Refusal<K>): Outcome {
  const sentence = sentences[refusal.refused] as (values: object) => string;
  const why = sentence(refusal.values ?? {});
  return refused(why, refusal.field ? { [refusal.field]: why } : {});
}
