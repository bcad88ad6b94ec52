import { extension as enGB } from './compiled/en-GB.ts';
import { type WordLanguage, wordLanguageOf } from './languages.ts';

export type ExtensionWords = typeof enGB;

const all: Record<WordLanguage, ExtensionWords> = { 'en-GB': enGB };

/** The sentences of the extension around the panel: what its button says, and its options. */
export function extensionWordsFor(language: string): ExtensionWords {
  return all[wordLanguageOf(language)];
}
