import fc from 'fast-check';
import type { Page } from '../../shared/page.ts';
import { instantOf } from '../../shared/time.ts';

export const shortPage: Page = {
  name: 'Meeting log 3 November 2026',
  language: 'en-GB',
  title: 'Log of the meeting on Tuesday 3 November 2026',
  facts: [
    { label: 'Meeting', value: 'Tuesday 3 November 2026, 14:00 to 15:30 in London' },
    { label: 'How', value: 'Face to face, at Tŷ Gwyn, Aberystwyth' },
    { label: 'Mentor', value: 'Ffion Ŵyn-Griffiths' },
    { label: 'Mentee', value: 'Sławomir Żółkiewski' },
  ],
  parts: [
    {
      heading: 'How last time’s actions went',
      rows: [
        { text: 'Sit in on a panel', detail: 'Sławomir, by Friday 23 October 2026', done: true },
        { text: 'Draft the rota with the team', detail: 'Sławomir, by Friday 30 October 2026', done: false },
      ],
    },
    {
      heading: 'What helped',
      text: ['Writing the first paragraph before anything else.\nThen reading it aloud.', 'Dyna’r peth: dechrau’n fach.'],
    },
    {
      heading: 'Steps agreed',
      rows: [{ text: 'A day with the Bangor team', detail: 'From Ffion; Sławomir gets it' }],
    },
  ],
  foot: ['Signed by Sławomir on 4 November 2026 and confirmed as accurate by Ffion on 5 November 2026.'],
  made: instantOf(Date.UTC(2026, 10, 26, 9, 30)),
};

const PARAGRAPH =
  'We talked about how the handover between the day and the evening team goes wrong when nobody writes down what was promised, and what one person can change about that without waiting for a new form. ';

/** As long as one may come: paragraphs of 3,000 characters, hundreds of rows, a word without an end. */
export const longPage: Page = {
  ...shortPage,
  parts: [
    ...shortPage.parts,
    {
      heading: 'What was hard',
      text: [PARAGRAPH.repeat(16).slice(0, 3000), `https://example.org/${'very-long-address/'.repeat(30)}`, 'x'.repeat(500)],
    },
    {
      heading: 'All that is to be done',
      rows: Array.from({ length: 300 }, (_, index) => ({
        text: `Step ${index + 1} of many${index % 7 === 0 ? `, of which this one says more: ${PARAGRAPH}` : ''}`,
        detail: `Ffion, by day ${index + 1}`,
        done: index % 3 === 0,
      })),
    },
    { heading: 'Topic for next time', text: ['Asking for help early.'] },
  ],
};

/** What people might type to see what happens, and what they type without thinking of it. */
export const HOSTILE: readonly string[] = [
  '# x',
  'x #',
  '## x ##',
  '1. x',
  '12) x',
  '- x',
  '+ x',
  '* x',
  '> x',
  '---',
  '***',
  '===',
  'a\n===',
  'a\n---',
  'a | b\n- | -',
  'a\n:-',
  '| a |\n|---|',
  '[a](b)',
  '![a](b)',
  '[a]: https://example.org',
  '[x] done',
  '[^1]: note',
  '<script>alert(1)</script>',
  '<!-- hidden',
  '<https://example.org>',
  'https://example.org/a_b_c?d=e&f=g',
  'www.example.org',
  'ann@example.org',
  'mailto:ann@example.org',
  '&amp; &lt; &#60; &copy; R&D',
  '`code` ``',
  '```js\nx\n```',
  '~~~\nx',
  '~~gone~~ ~one~',
  '*a* **b** _c_ __d__ a_b_c 2*3*4',
  'ends with \\',
  'ends with \\\nand goes on',
  '\\# \\* \\\\',
  '    four spaces',
  '\ta tab',
  'two at the end  \nthen more',
  'a\n\n\nb',
  'a\r\nb\rc\u2028d\u0085e',
  '$x^2$ $$y$$',
  'right to left: \u202egnp.exe',
  '\u2066isolated\u2069',
  'zero\u200bwidth\u200djoiner\ufeff',
  '👍🏽 👩‍🔬 🏴󠁧󠁢󠁷󠁬󠁳󠁿 ❤️',
  'مرحبا بالعالم',
  '日本語とかな',
  '한국어',
  'e\u0301 ŵ ŷ Ŵ Ŷ ẁ ḃ ł',
  '\u0000\u0007\u001b[31mred',
  '\ud800 half an emoji',
  '  ',
  '',
];

/** A sign, a hostile text, or words in any order. */
export const written: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      fc.constantFrom(...HOSTILE),
      fc.constantFrom(...'\\`*_{}[]()<>#+-.!|~&:=@$\n \t"\'1', '://', 'www.', '    ', '\n\n', 'word'),
      fc.string({ unit: 'grapheme', maxLength: 8 }),
    ),
    { maxLength: 8 },
  )
  .map((pieces) => pieces.join(''));

export const anyPage: fc.Arbitrary<Page> = fc.record({
  name: fc.constant('a'),
  language: fc.constant('en-GB'),
  title: written,
  facts: fc.array(fc.record({ label: written, value: written }), { maxLength: 3 }),
  parts: fc.array(
    fc.record({
      heading: written,
      text: fc.array(written, { maxLength: 3 }),
      rows: fc.array(
        fc
          .record({ text: written, detail: written, done: fc.constantFrom(true, false, undefined) })
          .map(({ done, ...row }) => (done === undefined ? row : { ...row, done })),
        { maxLength: 3 },
      ),
    }),
    { maxLength: 3 },
  ),
  foot: fc.array(written, { maxLength: 2 }),
  made: fc.constant(shortPage.made),
});
