import { tab } from './compiled/en-GB.ts';

/** The sentences of the pages inside of Teams alone. British English until there are more languages. */
export type TabWords = typeof tab;

export function tabWordsFor(_language: string): TabWords {
  return tab;
}
