import type { types } from '@slack/bolt';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Block, type Card, card, choice, choices, factList, hint, line, list, say, title } from '../../bot/chat/card.ts';
import { charactersOf, check } from '../../bot/chat/slack/check.ts';
import { renderDialog, renderHome, renderMessage } from '../../bot/chat/slack/render.ts';
import { wordsFor } from '../../shared/words/words.ts';
import { runs } from '../setup/long.ts';
import { refusedBySlack } from '../setup/slack/rules.ts';

type KnownBlock = types.KnownBlock;
const words = wordsFor('en-GB');
const meeting = 'mtg_0123456789abcdef';
const shown = (blocks: unknown) => JSON.stringify(blocks);

test('a reminder shows its time in bold, the partner’s clock below, and one filled button', () => {
  const { text, blocks } = renderMessage(
    card('meeting.reminder', {
      summary: 'You meet Ben at 14:00.',
      blocks: [
        title('In an hour'),
        { block: 'when', start: '2026-11-24T14:00:00.000Z' as never, text: 'Tuesday 24 November, 14:00', other: '19:30 for Ben' },
        choices(
          choice('I’ll be there', { type: 'meeting.coming', meeting, s: 0 }, { weight: 'first' }),
          choice('Move it', { type: 'meeting.move.open', meeting, s: 0 }),
          choice('Why did I get this?', { type: 'nudge.why', notification: 'ntf_1' }, { weight: 'rare' }),
        ),
      ],
    }),
    words,
  );
  expect(text).toBe('You meet Ben at 14:00.');
  expect(blocks).toMatchObject([
    { type: 'header', text: { type: 'plain_text', text: 'In an hour' } },
    { type: 'section', text: { text: '*Tuesday 24 November, 14:00*\n19:30 for Ben' } },
    {
      type: 'actions',
      elements: [
        { type: 'button', style: 'primary', text: { text: 'I’ll be there' } },
        { type: 'button', text: { text: 'Move it' } },
        { type: 'overflow', options: [{ text: { text: 'Why did I get this?' }, value: '{"type":"nudge.why","notification":"ntf_1"}' }] },
      ],
    },
  ]);
  expect(shown(blocks).match(/"primary"/g)).toHaveLength(1);
});

test('what somebody wrote can hide no mention, link or command', () => {
  const nasty = '<!channel> <@U1> <https://evil.example|click> & <!date^1^x|y>';
  const { text, blocks } = renderMessage(
    card('x', { summary: nasty, blocks: [say(nasty), hint(nasty), list([{ text: nasty }]), factList([{ label: nasty, value: nasty }])] }),
    words,
  );
  const inMarkup = [text, ...collect(blocks, 'mrkdwn')];
  expect(inMarkup).toHaveLength(2);
  for (const one of inMarkup) expect(one).not.toMatch(/[<>]|&(?!amp;|lt;|gt;)/);
  expect(collect(blocks, 'plain_text')).toEqual([nasty, nasty, `• ${nasty}`]);
});

test('what somebody wrote is shown as they wrote it: stars and underscores are theirs', () => {
  const starred = '*not bold* _or_ ~this~ `nor` that\n> nor quoted';
  const { blocks } = renderMessage(
    card('x', {
      summary: 's',
      blocks: [say(starred), hint(starred), list([{ text: starred }]), factList([{ label: 'Place', value: starred }])],
    }),
    words,
  );
  expect(collect(blocks, 'mrkdwn')).toEqual([]);
  expect(collect(blocks, 'plain_text')).toEqual([starred, starred, `• ${starred}`, `Place\n${starred}`]);
});

test('a choice that cannot be undone asks first, and is never hidden in a menu that cannot ask', () => {
  const { blocks } = renderMessage(
    card('x', {
      summary: 's',
      blocks: [
        choices(
          choice(
            'Cancel the series',
            { type: 'series.cancel', series: 'ser_0123' },
            { weight: 'rare', sure: { title: 'Cancel all six?', text: 'Both of you are told.', yes: 'Cancel them', no: 'Keep them' } },
          ),
        ),
      ],
    }),
    words,
  );
  expect(blocks).toMatchObject([
    { elements: [{ type: 'button', confirm: { title: { text: 'Cancel all six?' }, deny: { text: 'Keep them' } } }] },
  ]);
});

test('a rare choice whose intent is too long for a menu becomes a button', () => {
  const long = { type: 'say', text: 'x'.repeat(400) } as const;
  const { blocks } = renderMessage(card('x', { summary: 's', blocks: [choices(choice('Say it', long, { weight: 'rare' }))] }), words);
  expect(blocks).toMatchObject([{ elements: [{ type: 'button', value: JSON.stringify(long) }] }]);
});

test('a list too long for one message says how many more there are', () => {
  const items = Array.from({ length: 80 }, (_, index) => ({ text: `Point ${index}` }));
  const go = choices(choice('Go on', { type: 'home.open' }, { weight: 'first' }));
  const { blocks } = renderMessage(card('x', { summary: 's', blocks: [list(items), go] }), words);
  expect(blocks).toHaveLength(50);
  const points = shown(blocks).match(/Point \d+/g) ?? [];
  expect(shown(blocks.at(-1))).toContain(`${80 - points.length} more are not shown here`);
  expect(shown(blocks)).toContain('Go on');
});

test('a paragraph longer than a section is split between words and loses nothing', () => {
  const text = Array.from({ length: 1500 }, (_, index) => `word${index}`).join(' ');
  const { blocks } = renderMessage(card('x', { summary: 's', blocks: [say(text)] }), words);
  expect(blocks.length).toBeGreaterThan(3);
  expect(collect(blocks, 'plain_text').join(' ')).toBe(text);
});

test('an address Slack would refuse in a button is shown as text instead of losing the message', () => {
  const link = (url: string): Block => ({ block: 'link', label: 'Join', url });
  const { blocks } = renderMessage(
    card('x', { summary: 's', blocks: [link('https://[bad'), link('https://meet.example/abc'), link('http://x.example')] }),
    words,
  );
  expect(blocks).toMatchObject([
    { type: 'section', text: { text: 'Join: https://[bad' } },
    { type: 'actions', elements: [{ url: 'https://meet.example/abc' }] },
    { type: 'section', text: { text: 'Join: http://x.example' } },
  ]);
});

test('an intent too long for any control is a defect, not a broken message', () => {
  const tooLong = card('x', { summary: 's', blocks: [choices(choice('Say', { type: 'say', text: 'x'.repeat(2_000) }))] });
  expect(() => renderMessage(tooLong, words)).toThrow(/2,000/);
});

test('no card whatever breaks a limit of Slack', { timeout: 120_000 }, () => {
  fc.assert(
    fc.property(anyCard, (drawn) => {
      const message = renderMessage(drawn, words);
      for (const [blocks, surface] of [
        [message.blocks, 'message'],
        [renderHome(drawn, words).blocks as KnownBlock[], 'home'],
        [renderDialog(drawn, words).blocks as KnownBlock[], 'modal'],
      ] as const) {
        expect(check(blocks, surface)).toEqual([]);
        expect(refusedBySlack(blocks, surface)).toBeNull();
      }
      expect(charactersOf(message.blocks)).toBeLessThanOrEqual(13_000);
      expect(message.text.length).toBeLessThanOrEqual(4_000);
    }),
    { numRuns: runs(150, 5_000) },
  );
});

const text = (most: number) =>
  fc.oneof(
    {
      weight: 8,
      arbitrary: fc.string({ minLength: 1, maxLength: Math.min(most, 40), unit: 'grapheme' }).filter((one) => one.trim() !== ''),
    },
    { weight: 1, arbitrary: fc.nat({ max: most }).map((n) => '&'.repeat(n + 1)) },
    { weight: 1, arbitrary: fc.nat({ max: most }).map((n) => 'a long word or 👩‍👩‍👧 '.repeat(Math.ceil((n + 1) / 20))) },
  );
const anyChoice = fc
  .record({
    label: text(200),
    ask: fc.oneof(
      fc.constant({ type: 'home.open' } as const),
      text(1_500).map((said) => ({ type: 'say', text: said.slice(0, 900) }) as const),
    ),
    weight: fc.constantFrom('first', 'plain', 'rare', undefined),
    sure: fc.option(fc.record({ title: text(300), text: text(900), yes: text(90), no: text(90) }), { nil: undefined, freq: 5 }),
  })
  .map(({ sure, weight, ...rest }) => ({ ...rest, ...(weight ? { weight } : {}), ...(sure ? { sure } : {}) }));
const anyItem = fc.record({
  text: text(7_000),
  hint: fc.option(text(500), { nil: undefined }),
  choices: fc.option(fc.array(anyChoice, { maxLength: 7 }), { nil: undefined }),
});
const anyBlock: fc.Arbitrary<Block> = fc.oneof(
  text(600).map(title),
  text(9_000).map(say),
  text(5_000).map(hint),
  fc
    .record({ text: text(3_000), other: fc.option(text(3_000)) })
    .map((when): Block => ({ block: 'when', start: '2026-01-01T00:00:00.000Z' as never, ...when })),
  fc.array(fc.record({ label: text(100), value: text(5_000) }), { maxLength: 25 }).map(factList),
  fc.array(anyItem, { maxLength: 30 }).map((items) => list(items, { title: 'List', more: items.length > 20 ? 'and more' : null })),
  fc.array(anyChoice, { maxLength: 30 }).map((all) => choices(...all)),
  text(200).map((label): Block => ({ block: 'link', label, url: 'https://meet.example/abc' })),
  fc.constant(line()),
);
const anyCard: fc.Arbitrary<Card> = fc.record({
  name: fc.constant('any'),
  summary: text(6_000),
  blocks: fc.array(anyBlock, { maxLength: 12 }),
});

function collect(value: unknown, type: string): string[] {
  if (Array.isArray(value)) return value.flatMap((one) => collect(one, type));
  if (typeof value !== 'object' || value === null) return [];
  const own = 'type' in value && value.type === type && 'text' in value && typeof value.text === 'string' ? [value.text] : [];
  return [...own, ...Object.values(value).flatMap((one) => collect(one, type))];
}
