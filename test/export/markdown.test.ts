import fc from 'fast-check';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { describe, expect, test } from 'vitest';
import { markdownOf } from '../../bot/export/markdown.ts';
import type { Page } from '../../shared/page.ts';
import { plainWords } from '../../shared/plain.ts';
import { runs } from '../setup/long.ts';
import { anyPage, HOSTILE, longPage, shortPage } from './pages.ts';

const asCommonMark = (markdown: string) => micromark(markdown);
const asOnGitHub = (markdown: string) => micromark(markdown, { extensions: [gfm()], htmlExtensions: [gfmHtml()] });

/** What a page has to look like to its reader: its words and line ends, and no markup but the page's own. */
function meant(page: Page, box: (done: boolean) => string): string {
  const html = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
  const oneLine = (text: string) => html(plainWords(text, 'one line').trim());
  const lines = (text: string) =>
    plainWords(text, 'lines')
      .split('\n')
      .map((line) => line.trimEnd())
      .filter((line) => line !== '')
      .map((line) => html(line.replace(/^ +/, (spaces) => '\u00a0'.repeat(spaces.length))));
  const broken = (all: string[]) => all.join('<br />\n');
  const paragraphs = (text: string) =>
    plainWords(text, 'lines')
      .split(/\n\s*\n/)
      .map((one) => broken(lines(one)))
      .filter((one) => one !== '')
      .map((one) => `<p>${one}</p>`);
  const list = (items: string[]) => (items.length > 0 ? [`<ul>\n${items.map((item) => `<li>${item}</li>`).join('\n')}\n</ul>`] : []);
  return `${[
    `<h1>${oneLine(page.title)}</h1>`,
    ...list(
      page.facts.map(({ label, value }) =>
        broken([`<strong>${oneLine(label)}:</strong> ${lines(value)[0] ?? ''}`.trimEnd(), ...lines(value).slice(1)]),
      ),
    ),
    ...page.parts.flatMap(({ heading, text = [], rows = [] }) => [
      `<h2>${oneLine(heading)}</h2>`,
      ...text.flatMap(paragraphs),
      ...list(
        rows.map(({ text: said, detail, done }) => {
          const all = [...lines(said), ...lines(detail)];
          const drawn = all.length > 0 ? box : inBrackets;
          return broken([(done === undefined ? '' : drawn(done)) + (all[0] ?? ''), ...all.slice(1)]).trimEnd();
        }),
      ),
    ]),
    ...(page.foot.length > 0 ? ['<hr />', ...page.foot.flatMap(paragraphs)] : []),
  ].join('\n')}`;
}

const inBrackets = (done: boolean) => (done ? '[x] ' : '[ ] ');
const asBox = (done: boolean) => `<input type="checkbox" disabled=""${done ? ' checked=""' : ''} /> `;

function expectMeant(page: Page): void {
  const markdown = markdownOf(page);
  expect(asCommonMark(markdown).trimEnd()).toBe(meant(page, inBrackets));
  expect(asOnGitHub(markdown).trimEnd()).toBe(meant(page, asBox));
}

const saying = (text: string): Page => ({
  ...shortPage,
  title: text,
  facts: [{ label: text, value: text }],
  parts: [
    {
      heading: text,
      text: [text],
      rows: [
        { text, detail: text },
        { text, detail: text, done: true },
      ],
    },
  ],
  foot: [text],
});

describe('a page as Markdown', () => {
  test('reads well as it stands', () => {
    expect(markdownOf(shortPage)).toMatchInlineSnapshot(`
      "# Log of the meeting on Tuesday 3 November 2026

      - **Meeting:** Tuesday 3 November 2026, 14:00 to 15:30 in London
      - **How:** Face to face, at Tŷ Gwyn, Aberystwyth
      - **Mentor:** Ffion Ŵyn-Griffiths
      - **Mentee:** Sławomir Żółkiewski

      ## How last time’s actions went

      - [x] Sit in on a panel\\
        Sławomir, by Friday 23 October 2026
      - [ ] Draft the rota with the team\\
        Sławomir, by Friday 30 October 2026

      ## What helped

      Writing the first paragraph before anything else.\\
      Then reading it aloud.

      Dyna’r peth: dechrau’n fach.

      ## Steps agreed

      - A day with the Bangor team\\
        From Ffion; Sławomir gets it

      ---

      Signed by Sławomir on 4 November 2026 and confirmed as accurate by Ffion on 5 November 2026.
      "
    `);
  });

  test('is what it is meant to be, short and long', () => {
    expectMeant(shortPage);
    expectMeant(longPage);
  });

  test.each(HOSTILE)('keeps %j as words', (text) => {
    expectMeant(saying(text));
  });

  test('keeps whatever people write as words, wherever it stands', () => {
    fc.assert(fc.property(anyPage, expectMeant), { numRuns: runs(1_000, 100_000) });
  });
});
