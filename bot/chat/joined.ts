import type { Block } from './card.ts';

/** Choices that are all rare go behind the “More” of those right before them, so that a card has not two. */
export function joined(blocks: readonly Block[]): Block[] {
  const all: Block[] = [];
  for (const block of blocks) {
    const before = all.at(-1);
    const joins = block.block === 'choices' && before?.block === 'choices' && block.choices.every((one) => one.weight === 'rare');
    if (joins) all.splice(-1, 1, { block: 'choices', choices: [...before.choices, ...block.choices] });
    else all.push(block);
  }
  return all;
}
