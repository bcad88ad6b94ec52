import type { Run } from './letters.ts';

/** How wide a run is drawn, in points. */
export type Measure = (run: Run) => number;

/** A line may end after spaces that do not bind, and after a hyphen, dash or stroke between letters. */
const MAY_END = /(?<=[^\S\u00a0\u2007\u202f])(?=\S)|(?<=\p{L}[-‐–—/])(?=\p{L})/u;
const SPACES_AT_END = /[^\S\u00a0\u2007\u202f]+$/;
const graphemes = new Intl.Segmenter('und');

type Word = { runs: Run[]; ends: boolean };

/** The runs of one line of somebody's in lines no wider than `width`. A word that is wider is broken where it has to be. Nothing is left out. */
export function linesOf(runs: readonly Run[], width: number, measure: Measure): Run[][] {
  const lines: Run[][] = [[]];
  let used = 0;
  const put = (run: Run) => {
    lines.at(-1)!.push(run);
    used += measure(run);
  };
  const begin = () => {
    if (lines.at(-1)!.length > 0) lines.push([]);
    used = 0;
  };
  for (const word of wordsOf(runs)) {
    if (used + visible(word, measure) > width) begin();
    if (visible(word, measure) <= width) for (const run of word) put(run);
    else
      for (const run of word.flatMap(signsOf)) {
        if (used + measure(run) > width) begin();
        put(run);
      }
  }
  return lines.map(joined);
}

/** What stays together on a line, spaces at the end included. */
function wordsOf(runs: readonly Run[]): Run[][] {
  const words: Word[] = [];
  for (const run of runs) {
    const pieces = run.written === undefined ? run.text.split(MAY_END).map((text) => ({ ...run, text })) : [run];
    pieces.forEach((piece, index) => {
      const ends = index < pieces.length - 1 || (piece.written === undefined && SPACES_AT_END.test(piece.text));
      const last = words.at(-1);
      if (last && !last.ends) {
        last.runs.push(piece);
        last.ends = ends;
      } else words.push({ runs: [piece], ends });
    });
  }
  return words.map((word) => word.runs);
}

/** Spaces at a line's end may stand over its edge. */
function visible(word: readonly Run[], measure: Measure): number {
  const last = word.at(-1)!;
  const text = last.written === undefined ? last.text.replace(SPACES_AT_END, '') : last.text;
  return [...word.slice(0, -1), { ...last, text }].reduce((sum, run) => sum + measure(run), 0);
}

/** A run letter by letter, but for one that stands for something else, which is one. */
function signsOf(run: Run): Run[] {
  return run.written === undefined ? Array.from(graphemes.segment(run.text), ({ segment }) => ({ ...run, text: segment })) : [run];
}

/** One run where the font goes on, so that its letters fit each other. */
function joined(line: readonly Run[]): Run[] {
  const runs: Run[] = [];
  for (const run of line) {
    const last = runs.at(-1);
    if (last && last.face === run.face && last.written === undefined && run.written === undefined)
      runs[runs.length - 1] = { ...last, text: last.text + run.text };
    else runs.push(run);
  }
  return runs;
}
