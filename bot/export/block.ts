import { plainWords } from '../../shared/plain.ts';
import type { Run } from './letters.ts';
import type { Height } from './sheets.ts';

/** Words at one height of a line, `x` points from its left edge. */
export type Cell = { x: number; runs: readonly Run[]; size: number };
/** A line of the whole width: a label beside its value, or a box beside what it is for; or something drawn that says nothing. */
export type Line = Height & { cells: readonly (Cell | undefined)[]; draws?: 'mark' | 'rule' };
/** What a screen reader goes by: PDF tags, and in the innermost the words, one cell of each of their lines. */
export type Tagged = { tag: string; parts: readonly Tagged[] } | { tag: string; lines: readonly Line[]; cell: number };
export type Block = { lines: readonly Line[]; tagged: Tagged };

/** A paragraph or row of at most so many lines stays in one piece. */
const SHORT = 4;

/** Lines of one paragraph or row. Neither its first nor its last stands alone on a sheet. */
export function together(all: readonly (readonly (Cell | undefined)[])[], height: number, before: number): Line[] {
  const last = all.length - 1;
  return all.map((cells, index) => ({
    cells,
    height,
    before: index === 0 ? before : 0,
    keep: index < last && (all.length <= SHORT || index === 0 || index === last - 1),
  }));
}

/** What has no words is no part of anything. */
export function group(tag: string, blocks: readonly Block[]): Block {
  const some = blocks.filter(({ lines }) => lines.length > 0);
  return { lines: some.flatMap(({ lines }) => lines), tagged: { tag, parts: some.map(({ tagged }) => tagged) } };
}

/** One cell of lines as what it is to a screen reader, or nothing where no line has it. */
export function column(tag: string, lines: readonly Line[], cell: number): Tagged[] {
  const some = lines.filter((line) => line.cells[cell]);
  return some.length > 0 ? [{ tag, lines: some, cell }] : [];
}

/** Whether some of it is only named, for want of letters. */
export const isLacking = ({ lines }: Block): boolean =>
  lines.some((line) => line.cells.some((cell) => cell?.runs.some((run) => run.lacking)));

/** The writer's own lines; those with nothing in them part paragraphs, and are not drawn. */
export const ownLines = (text: string): string[] =>
  plainWords(text, 'lines')
    .split('\n')
    .map((line) => line.trimEnd())
    .filter((line) => line !== '');

export const ownParagraphs = (text: string): string[] => plainWords(text, 'lines').split(/\n\s*\n/);
