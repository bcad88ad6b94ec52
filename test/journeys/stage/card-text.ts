import type { Block, Card, Choice } from '../../../bot/chat/card.ts';

/** A card as its reader takes it in: every line of it, and its buttons in brackets. */
export function cardText(card: Card): string {
  return card.blocks.flatMap(blockText).join('\n');
}

function blockText(block: Block): string[] {
  switch (block.block) {
    case 'title':
    case 'say':
    case 'code':
    case 'hint':
      return [block.text];
    case 'when':
      return [block.other === null ? block.text : `${block.text} (${block.other})`];
    case 'facts':
      return block.facts.map((fact) => `${fact.label}: ${fact.value}`);
    case 'list':
      return [
        block.title ?? '',
        ...block.items.map((item) => `- ${item.text} ${(item.choices ?? []).map(button).join(' ')}`),
        block.more ?? '',
      ].filter(Boolean);
    case 'choices':
      return [block.choices.map(button).join(' ')];
    case 'link':
      return [`${block.label}: ${block.url}`];
    case 'line':
      return [];
    default:
      return block satisfies never;
  }
}

const button = (choice: Choice) => `[${choice.label}]`;

export function choicesOf(card: Card): Choice[] {
  return card.blocks.flatMap((block) =>
    block.block === 'choices' ? block.choices : block.block === 'list' ? block.items.flatMap((item) => item.choices ?? []) : [],
  );
}
