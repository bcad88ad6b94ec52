import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MARK_HEIGHT } from './typeset.ts';

const MOSS = '#2f6b4f';
const MARK = readFileSync(join(import.meta.dirname, '../../manifests/pictures/mark.svg'), 'utf8');
const STONES = Array.from(MARK.matchAll(/ d="([^"]+)"/g), ([, path]) => path!);
/** The mark is drawn on a square of so many units, with a little air around it. */
const MARK_UNITS = 64;

export function drawMark(doc: PDFKit.PDFDocument, x: number, y: number): void {
  const scale = MARK_HEIGHT / MARK_UNITS;
  doc.save().translate(x, y).scale(scale);
  for (const stone of STONES) doc.path(stone).fill(MOSS);
  doc.restore();
}

export function drawRule(doc: PDFKit.PDFDocument, x: number, y: number, width: number): void {
  doc.save().rect(x, y, width, 0.75).fill(MOSS).restore();
}
