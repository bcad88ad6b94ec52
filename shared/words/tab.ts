import { tab as enGB } from './compiled/en-GB.ts';
import { type WordLanguage, wordLanguageOf } from './languages.ts';

export type TabWords = typeof enGB;

const all: Record<WordLanguage, TabWords> = { 'en-GB': enGB };

/** The sentences of the pages inside of Teams alone. */
export function tabWordsFor(language: string): TabWords {
  return all[wordLanguageOf(language)];
}
