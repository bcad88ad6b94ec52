import type { Block, Card, Choice } from '../../../bot/chat/card.ts';
import type { Form } from '../../../bot/chat/form.ts';
import type { Ask } from '../../../shared/intent.ts';

/** More shapes of one name than this show nothing new. */
const SHAPES = 6;

/** What was come upon: by name, each shape that a card or form was drawn in. */
export function collection() {
  const cards = new Map<string, Card[]>();
  const forms = new Map<string, Form[]>();
  const known = new Set<string>();
  function keep<T extends { name: string }>(into: Map<string, T[]>, one: T, shape: string): void {
    const same = into.get(one.name) ?? [];
    const key = `${one.name}/${shape}`;
    if (same.length >= SHAPES || known.has(key)) return;
    known.add(key);
    into.set(one.name, [...same, one]);
  }
  return {
    cards,
    forms,
    keepCard: (one: Card) => keep(cards, one, one.blocks.map(shapeOf).join()),
    keepForm: (one: Form) => keep(forms, one, one.fields.map(({ field }) => field).join()),
  };
}

function shapeOf(block: Block): string {
  if (block.block === 'list') return `${block.items.length} items`;
  return block.block === 'choices' ? block.choices.map(({ ask }) => ask.type).join() : block.block;
}

function choicesOf(block: Block): Choice[] {
  if (block.block === 'list') return block.items.flatMap((one) => one.choices ?? []);
  return block.block === 'choices' ? block.choices : [];
}

export const asksOf = ({ blocks }: Card): Ask[] => blocks.flatMap(choicesOf).map(({ ask }) => ask);
