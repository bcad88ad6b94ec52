import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runsOf } from '../../bot/export/letters.ts';
import { pdfOf } from '../../bot/export/pdf.ts';
import type { Page } from '../../shared/page.ts';
import { plainWords } from '../../shared/plain.ts';
import { runs } from '../setup/long.ts';
import { anyPage, HOSTILE, longPage, shortPage } from './pages.ts';
import { readPdf } from './read-pdf.ts';

const read = async (page: Page) => readPdf(await pdfOf(page));
/** Signs that share a letter of the font are read back as the more usual one. */
const ALIKE: Record<string, string> = { '\u2010': '-', '\u2011': '-', µ: 'μ', '∆': 'Δ', ϕ: 'φ', '⁼': '˭' };
/** Where lines end is the sheet's business, and spaces go with them. Readers differ in what they make of pictures, so those have a test of their own. */
const solid = (text: string) =>
  text
    .replaceAll(/\s|\u20e3|[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}\p{Default_Ignorable_Code_Point}]/gu, '')
    .replaceAll(/[\u2010\u2011µ∆ϕ⁼]/g, (sign) => ALIKE[sign]!);

/** All the words of a page in the order in which they are to be read, as the font shows them. */
function meant({ title, facts, parts, foot }: Page): string {
  const all = [
    title,
    ...facts.flatMap(({ label, value }) => [label, value]),
    ...parts.flatMap(({ heading, text = [], rows = [] }) => [
      heading,
      ...text,
      ...rows.flatMap((row) => [row.done === undefined ? '•' : row.done ? '☑' : '☐', row.text, row.detail]),
    ]),
    ...foot,
  ];
  return all
    .flatMap((text) =>
      plainWords(text, 'lines')
        .split('\n')
        .flatMap((line) => runsOf(line, 'regular', 'en-GB').map((run) => run.text)),
    )
    .join('');
}

describe('a page as PDF', () => {
  test('is read aloud part by part, in order, each as what it is', async () => {
    const { sheets } = await read(shortPage);
    expect(
      sheets.flatMap(({ parts }) => parts.map(({ tags, text }) => `${tags.replace('Document Sect', '').trim()}: ${text.trim()}`)),
    ).toMatchInlineSnapshot(`
      [
        "H1: Log of the meeting on Tuesday 3 November 2026",
        "L LI Lbl: Meeting",
        "L LI LBody: Tuesday 3 November 2026, 14:00 to 15:30 in London",
        "L LI Lbl: How",
        "L LI LBody: Face to face, at Tŷ Gwyn, Aberystwyth",
        "L LI Lbl: Mentor",
        "L LI LBody: Ffion Ŵyn-Griffiths",
        "L LI Lbl: Mentee",
        "L LI LBody: Sławomir Żółkiewski",
        "Sect H2: How last time’s actions went",
        "Sect L LI Lbl Span: ☑",
        "Sect L LI LBody P: Sit in on a panel",
        "Sect L LI LBody P: Sławomir, by Friday 23 October 2026",
        "Sect L LI Lbl Span: ☐",
        "Sect L LI LBody P: Draft the rota with the team",
        "Sect L LI LBody P: Sławomir, by Friday 30 October 2026",
        "Sect H2: What helped",
        "Sect P: Writing the first paragraph before anything else.Then reading it aloud.",
        "Sect P: Dyna’r peth: dechrau’n fach.",
        "Sect H2: Steps agreed",
        "Sect L LI Lbl: •",
        "Sect L LI LBody P: A day with the Bangor team",
        "Sect L LI LBody P: From Ffion; Sławomir gets it",
        "P: Signed by Sławomir on 4 November 2026 and confirmed as accurate by Ffion on 5November 2026.",
      ]
    `);
    expect(sheets.map(({ asides }) => asides)).toEqual([['1 of 1']]);
  });

  test('says its title, its language and when it was made', async () => {
    expect(await read(shortPage)).toMatchObject({
      title: shortPage.title,
      titleInXml: shortPage.title,
      language: 'en-GB',
      made: 'D:20261126093000Z',
      isTagged: true,
      showsTitle: true,
      bookmarks: [],
    });
  });

  test('has numbered sheets and a list of its parts when it is long, and nothing of it is cut', async () => {
    const { sheets, text, bookmarks } = await read(longPage);
    expect(sheets.length).toBeGreaterThan(15);
    expect(sheets.map(({ asides }) => asides)).toEqual(sheets.map((_, index) => [`${index + 1} of ${sheets.length}`]));
    expect(bookmarks).toEqual(longPage.parts.map(({ heading }) => heading));
    expect(solid(text)).toBe(solid(meant(longPage)));
  });

  test('never leaves a heading alone at the end of a sheet', async () => {
    for (let rows = 9; rows < 17; rows += 1) {
      const { sheets } = await read({
        ...shortPage,
        parts: [{ ...longPage.parts[4]!, rows: longPage.parts[4]!.rows!.slice(1, rows) }, ...shortPage.parts],
      });
      for (const { parts } of sheets) expect(parts.at(-1)!.tags).not.toMatch(/H\d$/);
    }
  });

  test('is the same file for the same page, whatever was made in between', async () => {
    const first = await pdfOf(shortPage);
    await pdfOf({ ...shortPage, title: 'Another\u00a0one', facts: [] });
    expect(Buffer.from(await pdfOf(shortPage)).equals(first)).toBe(true);
    expect(Buffer.from(await pdfOf({ ...shortPage, made: longPage.made })).equals(first)).toBe(true);
  });

  test('says where it has no letters, and only then', async () => {
    const textOf = async (text: string) => solid((await read({ ...shortPage, parts: [{ heading: 'Thanks', text: [text] }] })).text);
    expect(await textOf('شكرا')).toMatch(/\[Arabic\]Signedby.*thescriptinsquarebrackets/);
    expect(await textOf('👍 diolch ŵ')).not.toContain('squarebrackets');
  });

  test('is found by its usual signs, also where somebody wrote others that look the same', async () => {
    const { text } = await read({ ...shortPage, title: 'Ffion\u00a0Ŵyn\u2011Griffiths', parts: [] });
    expect(text).toContain('Ffion Ŵyn-Griffiths');
  });

  test('keeps pictures as what they are', async () => {
    const { text } = await read({ ...shortPage, parts: [{ heading: 'Thanks', text: ['Yes 👍, 👩‍🔬 and 🎉'] }] });
    expect(text).toContain('Yes 👍, 👩‍🔬 and 🎉');
  });

  test('tells in a title what is markup in XML without being it', async () => {
    const { title, titleInXml, text } = await read({ ...shortPage, title: 'R&D </dc:title> <Ŵ>' });
    expect([title, titleInXml]).toEqual(Array(2).fill('R＆D ‹/dc:title› ‹Ŵ›'));
    expect(text).toContain('R&D </dc:title> <Ŵ>');
  });

  test('is not led astray by anything people write', async () => {
    const hostile = {
      ...shortPage,
      parts: HOSTILE.map((text) => ({ heading: text, text: [text], rows: [{ text, detail: text, done: true }] })),
    };
    const { text } = await read(hostile);
    expect(solid(text)).toContain(solid(meant({ ...hostile, foot: [] })));
  });

  test('has every word of any page, in order', async () => {
    await fc.assert(
      fc.asyncProperty(anyPage, async (page) => {
        const { text } = await read(page);
        expect(solid(text)).toContain(solid(meant(page)));
      }),
      { numRuns: runs(25, 2_000) },
    );
  });
});
