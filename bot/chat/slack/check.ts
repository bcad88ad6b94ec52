import type { types } from '@slack/bolt';
import { limits, type Surface } from './limits.ts';

type Block = types.KnownBlock;

/** What Slack would refuse about these blocks, in words for a developer; empty when all is well. */
export function check(blocks: Block[], surface: Surface): string[] {
  const problems: string[] = [];
  const most = surface === 'message' ? limits.messageBlocks : limits.viewBlocks;
  if (blocks.length > most) problems.push(`${blocks.length} blocks, ${most} fit`);
  const characters = charactersOf(blocks);
  if (surface === 'message' && characters > limits.messageCharacters) problems.push(`${characters} characters in all`);
  blocks.forEach((block, index) => {
    for (const problem of checkBlock(block, surface)) problems.push(`block ${index} (${block.type}): ${problem}`);
  });
  const ids = blocks.flatMap((block) => (block.block_id ? [block.block_id] : []));
  if (new Set(ids).size < ids.length) problems.push('two blocks share a block_id');
  return problems;
}

/** Every text a person would see or a screen reader say. */
export function charactersOf(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, one) => sum + charactersOf(one), 0);
  if (typeof value !== 'object' || value === null) return 0;
  return Object.entries(value).reduce(
    (sum, [key, one]) => sum + (key === 'text' && typeof one === 'string' ? one.length : charactersOf(one)),
    0,
  );
}

function checkBlock(block: Block, surface: Surface): string[] {
  const found: string[] = [];
  const length = (what: string, text: string | undefined, most: number) => {
    if (text === undefined) return;
    if (text.length > most) found.push(`${what} has ${text.length} characters, ${most} fit`);
    if (text === '') found.push(`${what} is empty`);
  };
  const count = (what: string, list: unknown[] | undefined, most: number) => {
    if (list && list.length > most) found.push(`${list.length} ${what}, ${most} fit`);
    if (list && list.length === 0) found.push(`no ${what}`);
  };
  length('block_id', block.block_id, limits.id);
  switch (block.type) {
    case 'divider':
      break;
    case 'header':
      length('header', block.text.text, limits.header);
      break;
    case 'section':
      length('text', block.text?.text, limits.section);
      count('fields', block.fields, limits.fields);
      for (const field of block.fields ?? []) length('field', field.text, limits.field);
      if (!block.text && !block.fields) found.push('neither text nor fields');
      if (block.accessory) found.push(...checkElement(block.accessory, length, count));
      break;
    case 'context':
      for (const element of block.elements) if ('text' in element) length('context', element.text, limits.context);
      count('elements', block.elements, 10);
      break;
    case 'actions': {
      count('elements', block.elements, limits.actions);
      for (const element of block.elements) found.push(...checkElement(element, length, count));
      const ids = block.elements.flatMap((element) => ('action_id' in element && element.action_id ? [element.action_id] : []));
      if (new Set(ids).size < ids.length) found.push('two elements share an action_id');
      break;
    }
    case 'input':
      if (surface === 'message') found.push('an input in a message');
      length('label', block.label.text, limits.inputLabel);
      length('hint', block.hint?.text, limits.inputHint);
      found.push(...checkElement(block.element, length, count));
      break;
    default:
      found.push('a kind of block this renderer does not draw');
  }
  return found.splice(0);
}

type Length = (what: string, text: string | undefined, most: number) => void;
type Count = (what: string, list: unknown[] | undefined, most: number) => void;
type Loose = { type: string } & Record<string, unknown>;
type Text = { text: string };
type Option = { text: Text; value?: string };
type Confirm = { title?: Text; text: Text; confirm?: Text; deny?: Text };

function checkElement(element: object, length: Length, count: Count): string[] {
  const it = element as Loose;
  length('action_id', it.action_id as string | undefined, limits.id);
  length('placeholder', (it.placeholder as Text | undefined)?.text, limits.placeholder);
  const confirm = it.confirm as Confirm | undefined;
  length('confirm title', confirm?.title?.text, limits.confirmTitle);
  length('confirm text', confirm?.text.text, limits.confirmText);
  length('confirm yes', confirm?.confirm?.text, limits.confirmButton);
  length('confirm no', confirm?.deny?.text, limits.confirmButton);
  const options = it.options as Option[] | undefined;
  for (const option of options ?? []) {
    length('option text', option.text.text, limits.optionText);
    length('option value', option.value, limits.optionValue);
  }
  switch (it.type) {
    case 'button':
      length('button text', (it.text as Text).text, limits.buttonText);
      length('button value', it.value as string | undefined, limits.buttonValue);
      length('url', it.url as string | undefined, limits.url);
      return [];
    case 'overflow':
      count('options', options, limits.overflow);
      return [];
    case 'checkboxes':
      count('options', options, limits.checkboxes);
      return [];
    case 'static_select':
    case 'multi_static_select':
      count('options', options, limits.select);
      return [];
    case 'plain_text_input':
      length('initial_value', it.initial_value as string | undefined, limits.inputText);
      if (Number(it.max_length) > limits.inputText) return [`max_length ${it.max_length}, ${limits.inputText} fit`];
      return [];
    case 'number_input':
    case 'datepicker':
    case 'timepicker':
    case 'external_select':
    case 'users_select':
    case 'conversations_select':
      return [];
    default:
      return [`an element this renderer does not draw: ${it.type}`];
  }
}
