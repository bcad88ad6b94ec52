import { emojiFont, fonts } from '../fonts.ts';
import type { Run } from './letters.ts';

/** A run where it is drawn, in points from the top left of its sheet. */
type Stroke = { run: Run; size: number; x: number; baseline: number };

const INK = '#1e2a2f';
/** Signs that others look the same as: a letter is read back as the sign that was measured with it first, and searched for as the usual one. */
const USUAL_SIGNS = ' -μΔΩφ';
/** Pictures are drawn larger than letters of the same size. */
const EMOJI_SCALE = 0.82;

/** Measures words and writes them on the sheet that a document is at. */
export function penFor(doc: PDFKit.PDFDocument) {
  // From the files, not opened once for all documents: a font remembers what was written with it, and it would be seen in the next one's bytes.
  for (const [face, path] of Object.entries({ ...fonts, emoji: emojiFont })) doc.registerFont(face, path);
  for (const face of Object.keys(fonts)) doc.font(face).widthOfString(USUAL_SIGNS);

  const sized = ({ face }: Run, size: number) => doc.font(face).fontSize(face === 'emoji' ? size * EMOJI_SCALE : size);
  const widthOf = (run: Run, size: number): number => sized(run, size).widthOfString(run.text);

  /** Runs one after the other. */
  function strokesOf(runs: readonly Run[], size: number, x: number, baseline: number): Stroke[] {
    let at = x;
    return runs.map((run) => {
      const stroke = { run, size, x: at, baseline };
      at += widthOf(run, size);
      return stroke;
    });
  }

  function write(strokes: readonly Stroke[]): void {
    for (const { run, size, x, baseline } of strokes)
      sized(run, size).fillColor(INK).text(run.text, x, baseline, { lineBreak: false, baseline: 'alphabetic' });
  }

  /** Writes words as what an element says, and as a part of its own what a screen reader is to read otherwise than it looks. */
  function say(strokes: readonly Stroke[], element: PDFKit.PDFStructureElement): void {
    for (const some of inPieces(strokes)) {
      const { written } = some[0]!.run;
      if (written === undefined) element.add(() => write(some));
      else {
        const span = doc.struct('Span', { actual: written });
        element.add(span);
        span.add(() => write(some)).end();
      }
    }
  }

  return { widthOf, strokesOf, write, say };
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
