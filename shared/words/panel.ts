import { panel } from './compiled/en-GB.ts';

/** The sentences of the side panel alone: it carries no others. British English until there are more languages. */
export type PanelWords = typeof panel;

export function panelWordsFor(_language: string): PanelWords {
  return panel;
}
