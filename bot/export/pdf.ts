import { buffer } from 'node:stream/consumers';
import PDFDocument from 'pdfkit';
import type { Page } from '../../shared/page.ts';
import { plainWords } from '../../shared/plain.ts';
import { millis } from '../../shared/time.ts';
import { wordsFor } from '../../shared/words/words.ts';
import { emojiFont, fonts } from '../fonts.ts';
import type { Cell, Line, Tagged } from './block.ts';
import type { Run } from './letters.ts';
import { drawMark, drawRule } from './ornaments.ts';
import { type Place, placesOf } from './sheets.ts';
import { typeset, WIDTH } from './typeset.ts';

const INK = '#1e2a2f';
/** A4, in points. */
const SHEET = { width: 595.28, height: 841.89 };
const LEFT = (SHEET.width - WIDTH) / 2;
const TOP = 68;
const BOTTOM = 92;
const NUMBER = { size: 9, up: 52 };
/** How far down its line a letter stands. */
const BASELINE = 0.74;
/** Signs that others look the same as: a letter is read back as the sign that was measured with it first, and searched for as the usual one. */
const USUAL_SIGNS = ' -μΔΩφ';
/** Pictures are drawn larger than letters of the same size. */
const EMOJI_SCALE = 0.82;

/** A run where it is drawn. */
type Stroke = { run: Run; size: number; x: number; baseline: number };

/** A page as a tagged PDF. The same page is the same bytes: nothing in it comes from a clock or by chance. */
export async function pdfOf(page: Page): Promise<Uint8Array> {
  const doc = openDocument(page);
  const sized = ({ face }: Run, size: number) => doc.font(face).fontSize(face === 'emoji' ? size * EMOJI_SCALE : size);
  const widthOf = (run: Run, size: number) => sized(run, size).widthOfString(run.text);

  const { lines, tagged, headings } = typeset(page, (size) => (run) => widthOf(run, size));
  const placed = placesOf(lines, SHEET.height - TOP - BOTTOM);
  const places = new Map<Line, Place>(lines.map((line, index) => [line, placed[index]!]));
  const sheets = (placed.at(-1)?.sheet ?? 0) + 1;
  for (let sheet = 0; sheet < sheets; sheet += 1) doc.addPage();

  function strokesOf({ x, runs, size }: Cell, baseline: number): Stroke[] {
    let at = LEFT + x;
    return runs.map((run) => {
      const stroke = { run, size, x: at, baseline };
      at += widthOf(run, size);
      return stroke;
    });
  }
  const write = ({ run, size, x, baseline }: Stroke) =>
    sized(run, size).fillColor(INK).text(run.text, x, baseline, { lineBreak: false, baseline: 'alphabetic' });

  /** Words, and in a part of their own what a screen reader is to read otherwise than it looks. */
  function say(strokes: readonly Stroke[], element: PDFKit.PDFStructureElement): void {
    for (const some of inPieces(strokes)) {
      const { written } = some[0]!.run;
      const draw = () => some.forEach(write);
      if (written === undefined) element.add(draw);
      else {
        const span = doc.struct('Span', { actual: written });
        element.add(span);
        span.add(draw).end();
      }
    }
  }

  function tell(what: Tagged, attach: (element: PDFKit.PDFStructureElement) => void): void {
    const element = doc.struct(what.tag);
    attach(element);
    if ('parts' in what) for (const part of what.parts) tell(part, (child) => element.add(child));
    else
      for (const [sheet, some] of Map.groupBy(what.lines, (line) => places.get(line)!.sheet)) {
        doc.switchToPage(sheet);
        say(
          some.flatMap((line) => strokesOf(line.cells[what.cell]!, TOP + places.get(line)!.top + line.height * BASELINE)),
          element,
        );
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
  for (let sheet = 0; sheet < sheets; sheet += 1) {
    const number: Run = {
      face: 'regular',
      text: wordsFor(page.language).page.number({ number: String(sheet + 1), count: String(sheets) }),
    };
    const x = LEFT + WIDTH - widthOf(number, NUMBER.size);
    aside(sheet, 'Pagination', () => write({ run: number, size: NUMBER.size, x, baseline: SHEET.height - NUMBER.up }));
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

/** What is read as it looks, together; each of the rest by itself. */
function inPieces(strokes: readonly Stroke[]): Stroke[][] {
  const pieces: Stroke[][] = [];
  for (const stroke of strokes) {
    const last = pieces.at(-1);
    if (last && last[0]!.run.written === undefined && stroke.run.written === undefined) last.push(stroke);
    else pieces.push([stroke]);
  }
  return pieces;
}

function openDocument({ title, language, made }: Page): PDFKit.PDFDocument {
  const at = new Date(millis(made));
  const doc = new PDFDocument({
    autoFirstPage: false,
    bufferPages: true,
    size: 'A4',
    margin: 0,
    font: '',
    pdfVersion: '1.7',
    tagged: true,
    displayTitle: true,
    lang: language,
    info: { Title: inXmlToo(title), Producer: 'Cairn', Creator: 'Cairn', CreationDate: at, ModDate: at },
  });
  // From the files, not opened once for all documents: a font remembers what was written with it, and it would be seen in the next one's bytes.
  for (const [face, path] of Object.entries({ ...fonts, emoji: emojiFont })) doc.registerFont(face, path);
  for (const face of Object.keys(fonts)) doc.font(face).widthOfString(USUAL_SIGNS);
  return doc;
}

/** pdfkit puts a document's title into XML as it stands, so it has to be text there too; the heading says it as it is. */
const inXmlToo = (title: string): string =>
  plainWords(title, 'one line')
    .trim()
    .replaceAll('&', '＆')
    .replaceAll('<', '‹')
    .replaceAll('>', '›')
    .replaceAll(/[\ufffe\uffff]/g, '');
