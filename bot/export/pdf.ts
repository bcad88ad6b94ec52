import { buffer } from 'node:stream/consumers';
import PDFDocument from 'pdfkit';
import type { Page } from '../../shared/page.ts';
import { plainWords } from '../../shared/plain.ts';
import { millis } from '../../shared/time.ts';
import { wordsFor } from '../../shared/words/words.ts';
import type { Cell, Line, Tagged } from './block.ts';
import type { Run } from './letters.ts';
import { drawMark, drawRule } from './ornaments.ts';
import { penFor } from './pen.ts';
import { type Place, placesOf } from './sheets.ts';
import { typeset, WIDTH } from './typeset.ts';

/** A4, in points. */
const SHEET = { width: 595.28, height: 841.89 };
const LEFT = (SHEET.width - WIDTH) / 2;
const TOP = 68;
const BOTTOM = 92;
const NUMBER = { size: 9, up: 52 };
/** How far down its line a letter stands. */
const BASELINE = 0.74;

/** A page as a tagged PDF. The same page is the same bytes: nothing in it comes from a clock or by chance. */
export async function pdfOf(page: Page): Promise<Uint8Array> {
  const doc = openDocument(page);
  const pen = penFor(doc);
  const { lines, tagged, headings } = typeset(page, (size) => (run) => pen.widthOf(run, size));
  const placed = placesOf(lines, SHEET.height - TOP - BOTTOM);
  const places = new Map<Line, Place>(lines.map((line, index) => [line, placed[index]!]));
  const sheets = (placed.at(-1)?.sheet ?? 0) + 1;
  for (let sheet = 0; sheet < sheets; sheet += 1) doc.addPage();

  const strokesOf = ({ x, runs, size }: Cell, line: Line) =>
    pen.strokesOf(runs, size, LEFT + x, TOP + places.get(line)!.top + line.height * BASELINE);

  /** Part by part, in the order in which it is read. What does not end on its sheet goes on on the next, as the same part. */
  function tell(what: Tagged, attach: (element: PDFKit.PDFStructureElement) => void): void {
    const element = doc.struct(what.tag);
    attach(element);
    if ('parts' in what) for (const part of what.parts) tell(part, (child) => element.add(child));
    else
      for (const [sheet, some] of Map.groupBy(what.lines, (line) => places.get(line)!.sheet)) {
        doc.switchToPage(sheet);
        const strokes = some.flatMap((line) => strokesOf(line.cells[what.cell]!, line));
        pen.say(strokes, element);
      }
    element.end();
  }

  /** What is only there to be looked at is read out by nobody. */
  function aside(sheet: number, type: 'Layout' | 'Pagination', drawing: () => void): void {
    doc.switchToPage(sheet);
    doc.markContent('Artifact', { type });
    drawing();
    doc.endMarkedContent();
  }

  tell(tagged, (element) => doc.addStructure(element));
  for (const line of lines) {
    const { sheet, top } = places.get(line)!;
    if (line.draws === 'mark') aside(sheet, 'Layout', () => drawMark(doc, LEFT, TOP + top));
    if (line.draws === 'rule') aside(sheet, 'Layout', () => drawRule(doc, LEFT, TOP + top, WIDTH));
  }
  const own = wordsFor(page.language).page;
  for (let sheet = 0; sheet < sheets; sheet += 1) {
    const number: Run = { face: 'regular', text: own.number({ number: String(sheet + 1), count: String(sheets) }) };
    const x = LEFT + WIDTH - pen.widthOf(number, NUMBER.size);
    aside(sheet, 'Pagination', () => pen.write(pen.strokesOf([number], NUMBER.size, x, SHEET.height - NUMBER.up)));
  }
  // On a single sheet they would only open a list beside it.
  if (sheets > 1)
    for (const { text, line } of headings) {
      doc.switchToPage(places.get(line)!.sheet);
      doc.outline.addItem(text);
    }
  doc.end();
  return buffer(doc);
}

function openDocument({ title, language, made }: Page): PDFKit.PDFDocument {
  const at = new Date(millis(made));
  return new PDFDocument({
    autoFirstPage: false,
    bufferPages: true,
    size: 'A4',
    margin: 0,
    // None of the 14 that every reader has: none of them has Welsh letters.
    font: '',
    pdfVersion: '1.7',
    tagged: true,
    displayTitle: true,
    lang: language,
    info: { Title: inXmlToo(title), Producer: 'Cairn', Creator: 'Cairn', CreationDate: at, ModDate: at },
  });
}

/** pdfkit puts a document's title into XML as it stands, so it has to be text there too; the heading says it as it is. */
const inXmlToo = (title: string): string =>
  plainWords(title, 'one line')
    .trim()
    .replaceAll('&', '＆')
    .replaceAll('<', '‹')
    .replaceAll('>', '›')
    .replaceAll(/[\ufffe\uffff]/g, '');
