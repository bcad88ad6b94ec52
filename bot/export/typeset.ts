import type { Fact, Page, Part, Row } from '../../shared/page.ts';
import { plainWords } from '../../shared/plain.ts';
import { wordsFor } from '../../shared/words/words.ts';
import { type Block, type Cell, column, group, isLacking, type Line, ownLines, ownParagraphs, together } from './block.ts';
import { type Run, runsOf } from './letters.ts';
import { linesOf } from './lines.ts';

/** A page line by line, from top to bottom, what each line is, and where its parts begin. */
export type Typeset = Block & { headings: readonly { text: string; line: Line }[] };

/** How wide a run is at a size, in points. */
export type MeasureAt = (size: number) => (run: Run) => number;

/** In points. A line of words has about 70 letters. */
export const WIDTH = 368;
const LABEL_WIDTH = 92;
const VALUES = 104;
const ROWS = 20;
export const MARK_HEIGHT = 26;

type Style = { size: number; height: number; face: 'regular' | 'semibold' };
const TITLE: Style = { size: 17.5, height: 24, face: 'semibold' };
const HEADING: Style = { size: 13, height: 18, face: 'semibold' };
const LABEL: Style = { size: 11.5, height: 17, face: 'semibold' };
const WORDS: Style = { size: 11.5, height: 17, face: 'regular' };
const SMALL: Style = { size: 10, height: 14.5, face: 'regular' };
const BOX_SIZE = 13;

export function typeset(page: Page, measureAt: MeasureAt): Typeset {
  const { language } = page;
  const own = wordsFor(language).page;

  function cells(text: string, { size, face }: Style, x: number, width: number): Cell[] {
    // Read aloud or copied, the next line's first word would stick to a last one without a space.
    const runs = (line: string): Run[] => [...runsOf(line, face, language), { face, text: ' ' }];
    return ownLines(text).flatMap((line) => linesOf(runs(line), width, measureAt(size)).map((some) => ({ x, runs: some, size })));
  }

  function said(tag: string, text: string, style: Style, before: number): Block {
    const lines = together(
      cells(text, style, 0, WIDTH).map((cell) => [cell]),
      style.height,
      before,
    );
    return { lines, tagged: { tag, lines, cell: 0 } };
  }
  /** Stays with whatever comes next. */
  function heading(tag: 'H1' | 'H2', text: string, style: Style, before: number): Block {
    const lines = said(tag, text, style, before).lines.map((line) => ({ ...line, keep: true }));
    return { lines, tagged: { tag, lines, cell: 0 } };
  }
  const paragraphs = (text: string, style: Style, before: number): Block[] =>
    ownParagraphs(text).map((paragraph) => said('P', paragraph, style, before));

  function fact({ label, value }: Fact, index: number): Block {
    const [labels, values] = [cells(label, LABEL, 0, LABEL_WIDTH), cells(value, WORDS, VALUES, WIDTH - VALUES)];
    const both = Array.from({ length: Math.max(labels.length, values.length) }, (_, line) => [labels[line], values[line]]);
    const lines = together(both, WORDS.height, index === 0 ? 14 : 3);
    return { lines, tagged: { tag: 'LI', parts: [...column('Lbl', lines, 0), ...column('LBody', lines, 1)] } };
  }

  function row({ text, detail, done }: Row): Block {
    const texts = cells(text, WORDS, ROWS, WIDTH - ROWS);
    const all = [...texts, ...cells(detail, SMALL, ROWS, WIDTH - ROWS)];
    const boxed = [{ x: 0, runs: [boxOf(done)], size: BOX_SIZE }];
    const lines = together(
      Array.from({ length: Math.max(all.length, 1) }, (_, index) => [boxed[index], all[index]]),
      WORDS.height,
      7,
    ).map((line, index) => (index < texts.length ? line : { ...line, height: SMALL.height }));
    const body = [lines.slice(0, texts.length), lines.slice(texts.length)].flatMap((some) => column('P', some, 1));
    return { lines, tagged: { tag: 'LI', parts: [...column('Lbl', lines, 0), { tag: 'LBody', parts: body }] } };
  }
  function boxOf(done: boolean | undefined): Run {
    if (done === undefined) return { face: 'regular', text: '•' };
    return { face: 'regular', text: done ? '☑' : '☐', written: done ? own.done() : own.open() };
  }

  const parts = page.parts.map(({ heading: text, text: texts = [], rows = [] }: Part) =>
    group('Sect', [heading('H2', text, HEADING, 24), ...texts.flatMap((one) => paragraphs(one, WORDS, 7)), group('L', rows.map(row))]),
  );
  const body = group('Sect', [heading('H1', page.title, TITLE, 14), group('L', page.facts.map(fact)), ...parts]);
  const foot = page.foot.flatMap((text) => paragraphs(text, SMALL, 9));
  const note = [body, ...foot].some(isLacking) ? paragraphs(own.unshownNote(), SMALL, 9) : [];
  const below = group('Sect', [...foot, ...note]);

  const mark: Line = { height: MARK_HEIGHT, before: 0, keep: true, cells: [], draws: 'mark' };
  const rule: Line = { height: 1, before: 22, keep: true, cells: [], draws: 'rule' };
  return {
    lines: [mark, ...body.lines, ...(below.lines.length > 0 ? [rule] : []), ...below.lines],
    tagged: group('Document', [body, below]).tagged,
    headings: page.parts.flatMap((one, index) => {
      const [line] = parts[index]!.lines;
      const text = plainWords(one.heading, 'one line').trim();
      return line && text !== '' ? [{ text, line }] : [];
    }),
  };
}
