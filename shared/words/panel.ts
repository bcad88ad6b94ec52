import { panel as enGB } from './compiled/en-GB.ts';
import { type WordLanguage, wordLanguageOf } from './languages.ts';

export type PanelWords = typeof enGB;

const all: Record<WordLanguage, PanelWords> = { 'en-GB': enGB };

/** The sentences of the side panel alone: it carries no others. */
export function panelWordsFor(language: string): PanelWords {
  return all[wordLanguageOf(language)];
}
