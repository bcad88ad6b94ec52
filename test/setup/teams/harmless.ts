import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { expect } from 'vitest';
import type { Card } from '../../../bot/chat/card.ts';
import { renderDialog, renderMessage } from '../../../bot/chat/teams/render.ts';
import type { AdaptiveCard } from '../../../bot/chat/teams/seam.ts';
import { wordsFor } from '../../../shared/words/words.ts';
import { cardMeans } from '../means.ts';
import { everythingIn } from './cards.ts';
import { teamsMeans } from './means.ts';
import { refusedByTeams } from './rules.ts';
import type { Json } from './state.ts';

const words = wordsFor('en-GB');

/** All that a card of ours is made of; whatever else Teams knows, such as mentions, languages and speech, is not for anybody's words to make. */
const known: Record<string, readonly string[]> = {
  AdaptiveCard: ['type', '$schema', 'version', 'fallbackText', 'body'],
  TextBlock: ['type', 'text', 'style', 'weight', 'size', 'wrap', 'spacing', 'separator'],
  RichTextBlock: ['type', 'inlines', 'spacing', 'separator'],
  TextRun: ['type', 'text', 'weight', 'size', 'isSubtle', 'color'],
  FactSet: ['type', 'facts', 'spacing', 'separator'],
  Container: ['type', 'items', 'spacing', 'separator'],
  ColumnSet: ['type', 'columns', 'spacing', 'separator'],
  Column: ['type', 'width', 'verticalContentAlignment', 'items'],
  ActionSet: ['type', 'actions', 'spacing', 'separator'],
  'Action.Execute': ['type', 'title', 'tooltip', 'verb', 'data', 'associatedInputs', 'fallback', 'style', 'mode'],
  'Action.Submit': ['type', 'title', 'tooltip', 'data', 'associatedInputs', 'style', 'mode'],
  'Action.ShowCard': ['type', 'title', 'tooltip', 'card', 'style', 'mode'],
  'Action.OpenUrl': ['type', 'title', 'url'],
  'Input.Text': ['type', 'id', 'label', 'isRequired', 'errorMessage', 'isMultiline', 'maxLength', 'value'],
  'Input.Number': ['type', 'id', 'label', 'isRequired', 'errorMessage', 'min', 'max', 'value'],
  'Input.Date': ['type', 'id', 'label', 'isRequired', 'errorMessage', 'value'],
  'Input.Time': ['type', 'id', 'label', 'isRequired', 'errorMessage', 'value'],
  'Input.ChoiceSet': [
    ...['type', 'id', 'label', 'isRequired', 'errorMessage', 'value'],
    ...['choices', 'style', 'placeholder', 'isMultiSelect', 'wrap', 'choices.data'],
  ],
  'Data.Query': ['type', 'dataset'],
};

/** What is shown by rules of Markdown: texts, facts, and, in the renderer that Teams has, the choices that are not in a menu. */
function readAsMarkdown({ type, text, facts, choices }: Json): string[] {
  if (type === 'TextBlock') return [String(text)];
  if (type === 'FactSet') return (facts as Json[]).flatMap(({ title, value }) => [String(title), String(value)]);
  return type === 'Input.ChoiceSet' ? (choices as Json[]).map(({ title }) => String(title)) : [];
}

/** Whether Markdown of the most generous kind makes nothing of it but these very letters. */
export function isOnlyText(text: string): boolean {
  const drawn = micromark(text, { extensions: [gfm()], htmlExtensions: [gfmHtml()] });
  const shown = [...text.trim()].map((one) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[one] ?? one).join('');
  return drawn === `<p>${shown}</p>` || text.trim() === '';
}

/** Nothing that people wrote is anything but words in this card. */
export function expectOnlyWords(card: AdaptiveCard): void {
  const all = everythingIn(card);
  expect(all.flatMap((one) => Object.keys(one).filter((key) => !known[String(one.type)]?.includes(key)))).toEqual([]);
  const shown = JSON.stringify(card, (key, value) => (key === 'data' || key === 'value' ? undefined : value));
  expect(shown).not.toContain('{{');
  expect(all.flatMap(readAsMarkdown).filter((one) => !isOnlyText(one))).toEqual([]);
  expect(JSON.parse(JSON.stringify(card))).toEqual(card);
}

/** Teams takes a card, in a message and in a window, with everything it says as it was written, and nothing else to press or to follow. */
export function expectHarmlessInTeams(card: Card): void {
  const message = renderMessage(card, words);
  expect(refusedByTeams({ type: 'message', summary: message.text, attachments: [attached(message.card!)] })).toBeNull();
  const { does, says } = cardMeans(card);
  for (const one of [message.card!, renderDialog(card, words)]) {
    expectOnlyWords(one);
    const drawn = teamsMeans(one);
    expect(drawn.does).toEqual(does);
    const isWhole = !JSON.stringify(one).includes('not shown here') && !JSON.stringify(one).includes('not fit in this window');
    if (isWhole) expect(drawn.says).toEqual(says);
  }
}

const attached = (content: AdaptiveCard) => ({ contentType: 'application/vnd.microsoft.card.adaptive', content });
