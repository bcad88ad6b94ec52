import type { Part, Row } from '../../shared/page.ts';
import { type Block, hint, list, say } from '../chat/card.ts';

/** More rows than that stand in one text: as items of a list they would push what comes after them out of a window. */
const MOST_ITEMS = 8;

/** A part of a page as a card shows it. */
export function partBlocks({ heading, text = [], rows = [] }: Part): Block[] {
  const [first, ...others] = text;
  return [...(first === undefined ? [] : [hint(heading), say(first), ...others.map(hint)]), ...rowBlocks(heading, rows)];
}

function rowBlocks(heading: string, rows: readonly Row[]): Block[] {
  if (rows.length === 0) return [];
  if (rows.length > MOST_ITEMS) return [hint(heading), say(rows.map(lineOf).join('\n'))];
  return [
    list(
      rows.map((row) => ({ text: row.text, hint: row.detail })),
      { title: heading },
    ),
  ];
}

/** Lines within a row are set in, so that nobody's words look like a row of somebody else. */
const lineOf = ({ text, detail }: Row): string => `• ${text.replaceAll('\n', '\n\u2003')}\n${detail}`;
