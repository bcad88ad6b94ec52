import fc from 'fast-check';
import { expect, test } from 'vitest';
import { card, choice, choices, factList, hint, list, say, title } from '../../bot/chat/card.ts';
import type { Form } from '../../bot/chat/form.ts';
import { activityOf } from '../../bot/chat/teams/bot-framework/message.ts';
import { renderMessage, sentence } from '../../bot/chat/teams/render.ts';
import { renderForm } from '../../bot/chat/teams/render-form.ts';
import { inChoice, isPlain } from '../../bot/chat/teams/text.ts';
import { plainWords } from '../../shared/plain.ts';
import { wordsFor } from '../../shared/words/words.ts';
import { hostile } from '../setup/hostile.ts';
import { runs } from '../setup/long.ts';
import { expectHarmlessInTeams, expectOnlyWords, isOnlyText } from '../setup/teams/harmless.ts';

const words = wordsFor('en-GB');
const now = Date.parse('2026-11-24T09:12:00Z');
/** As the door lets it in. */
const letIn = (text: string, most: number) => plainWords(text, 'lines').slice(0, most).toWellFormed();
const everywhere = (text: string) => {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return card('any', {
    summary: text,
    blocks: [
      title(text),
      { block: 'when', start: '2026-11-24T14:00:00.000Z' as never, text, other: text },
      say(text),
      factList([{ label: text, value: text }]),
      list([{ text, hint: text, choices: [choice(`Do ${line}`, { type: 'say', text: text.slice(0, 900) })] }], { title: text, more: text }),
      choices(choice(`Do ${line}`, { type: 'help' }, { weight: 'rare' })),
      choices(choice('Go', { type: 'help' }, { sure: { title: line, text, yes: 'Yes', no: 'No' } })),
      hint(text),
    ],
  });
};
const formOf = (text: string): Form => ({
  name: 'any',
  title: text,
  submit: 'Send',
  cancel: 'Close',
  intro: text,
  ask: { type: 'help' },
  fields: [
    { field: 'text', name: 'text', label: text, hint: text, value: text, most: 15_000, long: true },
    { field: 'select', name: 'select', label: text, value: 'a', options: [{ value: 'a', label: text }] },
    { field: 'several', name: 'several', label: text, values: ['a'], options: [{ value: 'a', label: text }] },
  ],
});

test.each(Object.entries(hostile))('in a card of Teams, wherever it stands, %s is only words', (_, text) => {
  expectHarmlessInTeams(everywhere(letIn(text, 1_200)));
  const { card: drawn } = renderForm(formOf(letIn(text, 1_200)), words, now, { note: letIn(text, 900), errors: { text: 'No.' } });
  expectOnlyWords(drawn);
});

test.each(Object.entries(hostile))('a message about %s mentions nobody, and its notification is plain text', (_, text) => {
  const conversation = { id: 'a:1', bot: '28:app', tenant: 't' } as never;
  const shown = activityOf(renderMessage(everywhere(letIn(text, 1_200)), words), conversation);
  expect(shown).not.toHaveProperty('entities');
  expect(shown).not.toHaveProperty('text');
  expect(Object.keys(activityOf(sentence(text), conversation)).sort()).toEqual([
    ...['channelData', 'conversation', 'from', 'text', 'textFormat', 'type'],
  ]);
  expect(activityOf(sentence(text), conversation).textFormat).toBe('plain');
});

const marks = [
  '*',
  '_',
  '`',
  '~',
  '[',
  ']',
  '(',
  ')',
  '<',
  '>',
  '#',
  '-',
  '+',
  '=',
  '|',
  '!',
  '\\',
  '&',
  ';',
  '{',
  '}',
  ':',
  '/',
  '.',
  '@',
];
const written = fc
  .array(fc.oneof(fc.constantFrom(...marks), fc.constantFrom(' ', 'a', '1', 'www.', 'https://', 'amp', 'a.example', 'é', '😀')), {
    maxLength: 14,
  })
  .map((all) => all.join(''));

test('what is taken to be plain is so to any Markdown, and any choice whatever is plain', () => {
  fc.assert(
    fc.property(written, (text) => {
      if (isPlain(text)) expect([text, isOnlyText(text)]).toEqual([text, true]);
      expect([inChoice(text), isOnlyText(inChoice(text))]).toEqual([inChoice(text), true]);
    }),
    { numRuns: runs(3_000, 100_000) },
  );
});
