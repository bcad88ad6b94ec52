import { words as enGB } from './compiled/en-GB.ts';
import { type WordLanguage, wordLanguageOf } from './languages.ts';

/** Every sentence people read, by noun and key, each a function of its values. */
export type Words = typeof enGB;

const all: Record<WordLanguage, Words> = { 'en-GB': enGB };

/** The words nearest to a BCP 47 language. */
export function wordsFor(language: string): Words {
  return all[wordLanguageOf(language)];
}
