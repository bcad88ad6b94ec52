import type { Block, Card, Choice } from '../../bot/chat/card.ts';
import type { Field, Form } from '../../bot/chat/form.ts';

/**
 * What a card comes to for its reader, however it is drawn. Left out, because a platform has a reason to do it otherwise:
 * - where a control stands, which is filled, and which waits in a menu: Slack keeps menus per block, Teams one a card;
 * - the way back from “are you sure?”: in Slack it is a button with words, in Teams the question is folded up again;
 * - what is too long for a button in Teams, or for an option in Slack, is said whole above it as well;
 * - a form that saves itself is saved by a button in Teams, with a sentence about it; and Teams' windows have a cross instead of “Close”;
 * - who and which channel can be chosen: each chat has its own picker of them;
 * - lines, and which of the words are bold.
 */
export type Means = {
  /** Every word to be read, in order. */
  says: string[];
  /** Everything to be pressed: its words, what it asks or opens, and what is asked before. Sorted. */
  does: string[];
};

export type MeansForm = {
  /** Every field: its name, its label, what it says below, whether it has to be filled in, what there is to choose. */
  fields: unknown[];
  submit: string;
  intro: string[];
  ask: unknown;
  keep: unknown;
};

/** Without the joiner that nobody sees, by which Teams is kept from reading more into something than was written. */
export const seen = (text: string): string => text.replaceAll('\u2060', '');

export const wordsOf = (texts: readonly string[]): string[] => seen(texts.join('\n')).split(/\s+/).filter(Boolean);

export const doing = (label: string, what: unknown, sure: { title: string; text: string; yes: string } | null): string =>
  JSON.stringify([seen(label), what, sure && wordsOf([sure.title, sure.text, sure.yes])]);

export function cardMeans({ blocks }: Card): Means {
  return { says: wordsOf(blocks.flatMap(said)), does: blocks.flatMap(done).sort() };
}

function said(block: Block): string[] {
  switch (block.block) {
    case 'title':
    case 'say':
    case 'code':
    case 'hint':
      return [block.text];
    case 'when':
      return [block.text, block.other ?? ''];
    case 'facts':
      return block.facts.flatMap(({ label, value }) => [label, value]);
    case 'list':
      return [block.title ?? '', ...block.items.flatMap(({ text, hint = '' }) => [`• ${text}`, hint]), block.more ?? ''];
    case 'choices':
    case 'link':
    case 'line':
      return [];
    default:
      return block satisfies never;
  }
}

function done(block: Block): string[] {
  if (block.block === 'link') return [doing(block.label, new URL(block.url).href, null)];
  const choices: Choice[] = block.block === 'list' ? block.items.flatMap((one) => one.choices ?? []) : [];
  if (block.block === 'choices') choices.push(...block.choices);
  return choices.map(({ label, ask, sure = null }) => doing(label, ask, sure));
}

export function formMeans({ fields, submit, intro, ask, ...rest }: Form): MeansForm {
  const keep = rest.keep ?? null;
  return { fields: fields.map((one) => fieldMeans(one, keep)), submit, intro: wordsOf([intro ?? '']), ask, keep };
}

function fieldMeans(field: Field, keep: unknown): unknown[] {
  const { name, label, hint = '', optional = false } = field;
  const options = 'options' in field ? field.options.map((one) => [one.value, one.label]) : null;
  return [name, label, wordsOf([hint]), neededIn(keep, !optional), options];
}

/** Teams sends nothing of a form while something that has to be there is not, so one that can be kept half done asks for it later. */
export const neededIn = (keep: unknown, needed: boolean): boolean | null => (keep === null ? needed : null);
