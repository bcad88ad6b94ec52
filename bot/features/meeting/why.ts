import type { Words } from '../../../shared/words/words.ts';
import type { Why } from './phrases/why.ts';

/** Why words about a time are asked about; some sentences repeat the words they stumbled over. */
export function sayWhy(words: Words, why: Why, said: string): string {
  const sentence: (values: { said: string }) => string = words.understanding[why];
  return sentence({ said });
}
