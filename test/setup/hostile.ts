import { expect } from 'vitest';
import type { Card } from '../../bot/chat/card.ts';
import { renderCard } from '../../bot/chat/desk/render.ts';
import { renderDialog, renderHome, renderMessage } from '../../bot/chat/slack/render.ts';
import { wordsFor } from '../../shared/words/words.ts';
import { refusedBySlack, refusedView } from './slack/rules.ts';
import { expectHarmlessInTeams } from './teams/harmless.ts';

const words = wordsFor('en-GB');

/** What somebody might call themselves, their programme or a place, or put on an agenda, to make it be something else. */
export const hostile = {
  'a mention and a link of Slack’s': '<!channel> <@U0EVIL> <https://evil.example|join here> &amp;',
  'marks of Slack’s': '*bold* _or_ ~this~ `that` ```x```\n> quoted',
  'a mention, a link, a picture and a date of Teams’':
    '<at>Idris</at> @everyone [join](https://evil.example) ![x](https://evil.example/x.png) {{DATE(2026-01-01T00:00:00Z,SHORT)}} # *b*',
  'letters that nobody sees': 'Id\u200bri\u200ds \ufeff\u2060\u00ad',
  'another calendar entry': 'x\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:evil\r\n',
  'line ends that few know of': 'a\u2028SUMMARY:evil\u2029b\u0085c\u000bd\u000ce\rf',
  'a script for the page': '<img src=x onerror=alert(1)>"\'><script>alert(1)</script>',
  'text that turns round': 'invoice\u202Egnp.exe\u202C \u2066x\u2069',
  'half an emoji, and none': '\ud800 one \udc00 nul\0 esc\u001b[31m',
  'nothing but quotes and strokes': '"\\'.repeat(300),
  'more than fits': 'Grüße 😀 '.repeat(1500),
  'a message’s own braces': '{name} {count, plural, one {#} other {}} __proto__',
};
/** Slack, Teams and the desk take it, and nothing of it is markup there. */
export function expectHarmless(card: Card): void {
  const message = renderMessage(card, words);
  expect(refusedBySlack(message.blocks, 'message')).toBeNull();
  for (const view of [renderHome(card, words), renderDialog(card, words)]) expect(refusedView(view as never)).toBeNull();
  const marked = [...JSON.stringify(message.blocks).matchAll(/"type":"mrkdwn","text":"((?:[^"\\]|\\.)*)"/g)].map(String);
  for (const one of marked) expect(one).not.toMatch(/_or_|~this~|`that`/);
  for (const one of [message.text, ...marked]) expect(one).not.toMatch(/<[!@h]/);
  expectHarmlessInTeams(card);
  expect(renderCard(card, words).text).not.toMatch(/<img src=x|<script/i);
}
