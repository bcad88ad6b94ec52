import type { Refusal } from '../../../shared/decision.ts';
import type { Words } from '../../../shared/words/words.ts';
import { type Outcome, refused } from '../feature.ts';

/** Why something about a log is not done. What it does to the plan is refused in the plan's own words. */
export function sentenceOf({ log, plan }: Words, refusal: Refusal): string {
  const sentences = { ...plan, ...log } as unknown as Record<string, (values: object) => string>;
  const sentence = sentences[refusal.refused];
  if (!sentence) throw new Error(`no words for the refusal ${refusal.refused}`);
  return sentence(refusal.values ?? {});
}

export function sayNo(words: Words, refusal: Refusal): Outcome {
  const why = sentenceOf(words, refusal);
  return refused(why, refusal.field ? { [refusal.field]: why } : {});
}
