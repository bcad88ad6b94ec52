import type { Part } from '../../shared/page.ts';
import { type Block, hint, list, say } from '../chat/card.ts';

/** A part of a page as a card shows it. */
export function partBlocks({ heading, text = [], rows = [] }: Part): Block[] {
  const [first, ...others] = text;
  return [
    ...(first === undefined ? [] : [hint(heading), say(first), ...others.map(hint)]),
    ...(rows.length === 0
      ? []
      : [
          list(
            rows.map((row) => ({ text: row.text, hint: row.detail })),
            { title: heading },
          ),
        ]),
  ];
}
