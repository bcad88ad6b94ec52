import { expect, test } from 'vitest';
import { languageFromProfile, languageName, localeOf, wordLanguageOf, wordLanguages } from '../../shared/words/languages.ts';

test('American dates are for those who choose them, since chats report en-US for everybody who never chose', () => {
  expect(languageFromProfile('en-US')).toBe('en-GB');
  expect(languageFromProfile('en-IE')).toBe('en-IE');
  expect(languageFromProfile('cy')).toBe('cy');
  for (const nothing of [null, undefined, '', 'x'.repeat(36)]) expect(languageFromProfile(nothing)).toBe('en-GB');
  expect(localeOf('en-US')).toBe('en-US');
});

test('a language is called by its name, and what is none by its code', () => {
  expect(languageName('en-GB')).toBe('British English');
  expect(languageName('not a language')).toBe('not a language');
});

test('sentences are in the language that is read, else in one of the same tongue, else in British English', () => {
  for (const one of wordLanguages) expect(wordLanguageOf(one)).toBe(one);
  for (const near of ['en', 'en-US', 'en-IE', '', 'no language']) expect(wordLanguageOf(near)).toBe('en-GB');
});
