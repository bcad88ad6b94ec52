import { describe, expect, test } from 'vitest';
import { card, choice, choices, factList, hint, list, say, title } from '../../bot/chat/card.ts';
import { renderCard } from '../../bot/chat/desk/render.ts';
import { renderForm } from '../../bot/chat/desk/render-form.ts';
import type { Form } from '../../bot/chat/form.ts';
import { wordsFor } from '../../shared/words/words.ts';
import { everyBlock, everyField } from '../setup/cards.ts';
import { testCast } from '../setup/desk.ts';

const words = wordsFor('en-GB');
const drawn = (content: Parameters<typeof card>[1]) => renderCard(card('test', content), words).text;
const form = (one: Form) => renderForm(one, words, { action: '/desk/submit', cast: testCast }).text;
const hostile = `"><img src=x onerror=alert(1)><script>alert('2')</script>\`\${3}&amp;`;

describe('a card on the desk', () => {
  test('shows everything it says', () => {
    const html = renderCard(everyBlock, words).text;
    for (const text of [
      'You meet Idris tomorrow',
      'Tuesday 24 November at 19:30',
      '14:00 in London',
      'By video',
      'What went well',
      'From Idris',
      'On the agenda',
      '2 more in your plan',
      'Join the call',
      'I’ll be there',
      'Why did I get this?',
      'Only Idris and you see this.',
    ])
      expect(html).toContain(text);
  });

  test('has one filled button, and what is rarely needed waits behind “More”', () => {
    const html = renderCard(everyBlock, words).text;
    expect(html.match(/class="choice first"/g)).toHaveLength(1);
    const [, behindMore] = html.split('<details class="more">');
    expect(behindMore).toContain('Why did I get this?');
    expect(behindMore).not.toContain('I’ll be there');
  });

  test('has one “More”, however many parts it is made of', () => {
    const rare = { weight: 'rare' as const };
    const html = drawn({
      summary: '',
      blocks: [
        choices(choice('Yes', { type: 'help' }), choice('Details', { type: 'help' }, rare)),
        choices(choice('Why?', { type: 'help' }, rare)),
        say('And'),
        choices(choice('Settings', { type: 'help' }, rare)),
      ],
    });
    expect(html.split('<details').map((part) => part.match(/Yes|Details|Why|Settings/g))).toEqual([
      ['Yes'],
      ['Details', 'Why'],
      ['Settings'],
    ]);
  });

  test('every button carries what it asks for, whole', () => {
    const html = drawn({ summary: '', blocks: [choices(choice('Say it', { type: 'say', text: `it's "quoted" & <b>` }))] });
    const carried = /data-ask="([^"]*)"/.exec(html)![1]!;
    const read = carried
      .replaceAll('&quot;', '"')
      .replaceAll('&#39;', "'")
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&amp;', '&');
    expect(JSON.parse(read)).toEqual({ type: 'say', text: `it's "quoted" & <b>` });
  });

  test('whatever people call themselves or write stays text', () => {
    const html = drawn({
      summary: hostile,
      blocks: [
        title(hostile),
        say(hostile),
        hint(hostile),
        { block: 'when', start: hostile as never, text: hostile, other: hostile },
        factList([{ label: hostile, value: hostile }]),
        list([{ text: hostile, hint: hostile, choices: [choice(hostile, { type: 'say', text: hostile })] }], {
          title: hostile,
          more: hostile,
        }),
        { block: 'link', label: hostile, url: `https://example.org/${hostile}` },
        choices(choice(hostile, { type: 'say', text: hostile }, { sure: { title: hostile, text: hostile, yes: hostile, no: hostile } })),
      ],
    });
    expect(html).not.toMatch(/<(img|script)/i);
    expect(html.match(/<[^>]*>/g)!.join('')).not.toMatch(/onerror=alert\(1\)>/);
    expect(html).toContain('&lt;script&gt;');
  });

  test.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'http://example.org/',
    ' https://example.org',
    '//example.org',
    'https:example.org',
  ])('an address such as %s is shown but leads nowhere', (url) =>
    expect(drawn({ summary: '', blocks: [{ block: 'link', label: 'Join', url }] })).not.toContain('<a '),
  );

  test.each(['https://meet.example.org/x', 'http://localhost:3978/calendar/x.ics', 'http://127.0.0.1:3978/x'])('%s is a link', (url) =>
    expect(drawn({ summary: '', blocks: [{ block: 'link', label: 'Join', url }] })).toContain(`href="${url}"`),
  );
});

describe('a form on the desk', () => {
  test('ties every label, hint and error to its field', () => {
    const html = form(everyField);
    for (const { name, field } of everyField.fields) {
      if (field === 'several') expect(html).toContain(`<fieldset class="field" id="field-${name}"`);
      else expect(html).toContain(`<label for="field-${name}">`);
      expect(html).toMatch(new RegExp(`id="field-${name}" aria-describedby="(field-${name}-hint )?field-${name}-error"`));
      expect(html).toContain(`id="field-${name}-error"`);
    }
    expect(html).toContain('aria-describedby="field-time-hint field-time-error"');
  });

  test('begins with what is known', () => {
    const html = form(everyField);
    expect(html).toContain('value="2026-11-26"');
    expect(html).toContain('value="Asia/Kolkata"');
    expect(html).toContain('<option value="video" selected>');
    expect(html).toContain('value="2" checked');
    expect(html).toContain('value="Room “4”"');
  });

  test('offers the people and channels of the demo', () => {
    const html = form(everyField);
    for (const { user, name } of testCast.people) expect(html).toContain(`<option value="${user}">${name}</option>`);
    expect(html).toContain('<option value="rowan-valley">#rowan-valley</option>');
  });

  test('keeps what was written before as it was, markup and leading lines included', () => {
    const html = form({
      ...everyField,
      title: hostile,
      fields: [{ field: 'text', name: 'note', label: hostile, hint: hostile, value: `\n</textarea>${hostile}`, long: true, most: 900 }],
    });
    expect(html).not.toMatch(/<(img|script)/i);
    expect(html).toContain('>\n\n&lt;/textarea&gt;');
  });
});
