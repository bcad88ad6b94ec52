import fc from 'fast-check';
import { expect, test } from 'vitest';
import { card, choice, choices, list, say, title } from '../../bot/chat/card.ts';
import { readCarried } from '../../bot/chat/teams/carried.ts';
import { renderDialog, renderMessage } from '../../bot/chat/teams/render.ts';
import { renderForm } from '../../bot/chat/teams/render-form.ts';
import { wordsFor } from '../../shared/words/words.ts';
import { everyBlock, everyField } from '../setup/cards.ts';
import { problemsOf } from '../setup/teams/parser.ts';

const words = wordsFor('en-GB');
const winter = Date.parse('2026-01-15T12:00:00Z');

/** Every control's data, wherever it is. */
function dataIn(value: unknown): unknown[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = 'type' in value && String(value.type).startsWith('Action.') && 'data' in value ? [value.data] : [];
  return [...own, ...Object.entries(value).flatMap(([name, one]) => (name === 'data' || name === 'fallback' ? [] : dataIn(one)))];
}

const asksIn = (drawn: unknown) => dataIn(drawn).map((data) => readCarried(data)?.ask);

test('every block and every field is one that Teams’ own parser takes', () => {
  expect(problemsOf(renderMessage(everyBlock, words).card!)).toEqual([]);
  expect(problemsOf(renderDialog(everyBlock, words))).toEqual([]);
  const errors = { time: 'Please fill this in.' };
  expect(problemsOf(renderForm(everyField, words, winter, { errors, note: 'Something is missing.' }).card)).toEqual([]);
});

test('every choice comes back as what it asks', () => {
  const asked = [
    { type: 'help' },
    { type: 'record.show' },
    { type: 'settings.open' },
    { type: 'feed.revoke' },
    { type: 'nudges.show', when: 'past' },
  ];
  expect(asksIn(renderMessage(everyBlock, words).card)).toEqual(asked);
  expect(asksIn(renderDialog(everyBlock, words))).toEqual(asked);
});

test('what opens a window says so, and in a dialog there are submits alone', () => {
  const drawn = JSON.stringify(renderMessage(everyBlock, words).card);
  expect(drawn).toContain('"msteams":{"type":"task/fetch"},"cairn":{"is":"press","ask":{"type":"settings.open"},"over":"meeting.notice"}');
  expect(JSON.stringify(renderDialog(everyBlock, words))).not.toMatch(/Action\.Execute|task\/fetch/);
});

test('no card whatever is refused, and nothing of it is lost but what is said to be more', () => {
  const text = fc.string({ minLength: 1, maxLength: 300, unit: 'grapheme' }).filter((one) => one.trim() !== '');
  const item = fc.record({ text });
  fc.assert(
    fc.property(
      fc.array(text, { maxLength: 40 }),
      fc.array(item, { maxLength: 120 }),
      fc.array(text, { maxLength: 12 }),
      (said, items, labels) => {
        const shown = card('any', {
          summary: 'A summary',
          blocks: [
            title('A title'),
            ...said.map(say),
            items.length > 0 ? list(items) : null,
            labels.length > 0 ? choices(...labels.map((label) => choice(label, { type: 'help' }))) : null,
          ],
        });
        const drawn = renderMessage(shown, words).card!;
        expect(problemsOf(drawn)).toEqual([]);
        expect(asksIn(drawn)).toHaveLength(labels.length);
      },
    ),
    { numRuns: 100 },
  );
});
