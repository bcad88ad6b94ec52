/** The languages that there are sentences in. */
export const wordLanguages = ['en-GB'] as const;
export type WordLanguage = (typeof wordLanguages)[number];

/** The ways of writing days and times that somebody can choose. Sentences are British English in each. */
export const dateStyles = ['en-GB', 'en-IE', 'en-US'] as const;

const usual = 'en-GB';

/** The language of the sentences for whoever reads this one: the same, else another of the same tongue, else British English. */
export function wordLanguageOf(language: string): WordLanguage {
  const tongue = (tag: string) => tag.slice(0, `${tag}-`.indexOf('-'));
  return wordLanguages.find((one) => one === language) ?? wordLanguages.find((one) => tongue(one) === tongue(language)) ?? usual;
}

/** The locale that days and times are written in. */
export function localeOf(language: string): string {
  return dateStyles.find((one) => one === language) ?? usual;
}

/**
 * The language to take from a chat profile. `en-US` is what chats report for everybody who never looked at that setting, so
 * it says nothing; who does write dates the American way chooses so.
 */
export function languageFromProfile(language: string | null | undefined): string {
  return !language || language.length > 35 || language === 'en-US' ? usual : language;
}

/** "British English". What is no language goes by its code. */
export function languageName(language: string): string {
  try {
    return names.of(language) ?? language;
  } catch {
    return language;
  }
}
const names = /* @__PURE__ */ new Intl.DisplayNames([usual], { type: 'language' });
