/**
 * What Slack refuses, written down from its reference a second time and apart from the bot's own table, so that a slip in
 * one is found by the other. Gives Slack's own error and what is wrong, or null.
 */
type Json = Record<string, unknown>;

export function refusedBySlack(blocks: unknown, surface: 'message' | 'modal' | 'home'): string | null {
  if (!Array.isArray(blocks)) return 'invalid_blocks_format: blocks is not a list';
  if (blocks.length > (surface === 'message' ? 50 : 100)) return `invalid_blocks: ${blocks.length} blocks`;
  const blockIds = new Set<string>();
  for (const [index, block] of blocks.entries()) {
    const where = `invalid_blocks: /blocks/${index}`;
    const wrong = refusedBlock(block as Json, surface);
    if (wrong) return `${where} ${wrong}`;
    const id = (block as Json).block_id;
    if (id !== undefined) {
      if (typeof id !== 'string' || id.length > 255 || blockIds.has(id)) return `${where} bad block_id`;
      blockIds.add(id);
    }
  }
  if (surface === 'message' && lengthOfTexts(blocks) > 13_200) return 'msg_blocks_too_long';
  return null;
}

export function refusedView(view: Json): string | null {
  if (view.type !== 'modal' && view.type !== 'home') return 'invalid_arguments: view.type';
  if (JSON.stringify(view).length > 250_000) return 'view_too_large';
  if (typeof view.private_metadata === 'string' && view.private_metadata.length > 3000) return 'invalid_arguments: private_metadata';
  if (view.callback_id !== undefined && !isText(view.callback_id, 255)) return 'invalid_arguments: callback_id';
  const blocks = (view.blocks ?? []) as Json[];
  if (view.type === 'home') return view.title || view.submit ? 'invalid_arguments: home has no title' : refusedBlocksOf(blocks, 'home');
  if (!isPlain(view.title, 24)) return 'invalid_arguments: view.title';
  if (view.submit !== undefined && !isPlain(view.submit, 24)) return 'invalid_arguments: view.submit';
  if (view.close !== undefined && !isPlain(view.close, 24)) return 'invalid_arguments: view.close';
  if (blocks.some((block) => block.type === 'input') && !view.submit) return 'invalid_arguments: inputs need a submit';
  return refusedBlocksOf(blocks, 'modal');
}

const refusedBlocksOf = (blocks: Json[], surface: 'modal' | 'home') =>
  blocks.length === 0 ? 'invalid_arguments: no blocks' : refusedBySlack(blocks, surface);

function refusedBlock(block: Json, surface: string): string | null {
  switch (block.type) {
    case 'divider':
      return null;
    case 'header':
      return isPlain(block.text, 150) ? null : 'header text';
    case 'section': {
      const fields = block.fields as unknown[] | undefined;
      if (block.text === undefined && fields === undefined) return 'section without text';
      if (block.text !== undefined && !isAnyText(block.text, 3000)) return 'section text';
      if (fields && (fields.length < 1 || fields.length > 10 || !fields.every((field) => isAnyText(field, 2000)))) return 'section fields';
      return block.accessory === undefined ? null : refusedElement(block.accessory as Json);
    }
    case 'context': {
      const elements = block.elements as unknown[];
      return elements.length >= 1 && elements.length <= 10 && elements.every((one) => isAnyText(one, 3000)) ? null : 'context elements';
    }
    case 'actions': {
      const elements = block.elements as Json[];
      if (elements.length < 1 || elements.length > 25) return 'actions elements';
      const ids = elements.map((one) => one.action_id);
      if (new Set(ids).size < ids.length) return 'action_id twice';
      return elements.map(refusedElement).find((wrong) => wrong !== null) ?? null;
    }
    case 'input': {
      if (surface === 'message') return 'input in a message';
      if (!isPlain(block.label, 2000)) return 'input label';
      if (block.hint !== undefined && !isPlain(block.hint, 2000)) return 'input hint';
      if (block.dispatch_action !== undefined && typeof block.dispatch_action !== 'boolean') return 'dispatch_action';
      return refusedInput(block.element as Json);
    }
    default:
      return `unknown block ${String(block.type)}`;
  }
}

function refusedElement(element: Json): string | null {
  if (!isText(element.action_id, 255)) return 'action_id';
  if (element.confirm !== undefined) {
    const confirm = element.confirm as Json;
    if (!isPlain(confirm.title, 100) || !isAnyText(confirm.text, 300)) return 'confirm';
    if (!isPlain(confirm.confirm, 30) || !isPlain(confirm.deny, 30)) return 'confirm buttons';
  }
  if (element.type === 'button') {
    if (!isPlain(element.text, 75)) return 'button text';
    if (element.value !== undefined && !isText(element.value, 2000)) return 'button value';
    if (element.url !== undefined && !(isText(element.url, 3000) && /^https:\/\/[^/]+\.[^/]+/.test(String(element.url))))
      return 'button url';
    if (element.style !== undefined && element.style !== 'primary' && element.style !== 'danger') return 'button style';
    return null;
  }
  if (element.type === 'overflow') return refusedOptions(element.options, 5);
  return `unknown element ${String(element.type)}`;
}

function refusedInput(element: Json): string | null {
  if (!isText(element.action_id, 255)) return 'action_id';
  if (element.dispatch_action_config !== undefined && !isDispatching(element)) return 'dispatch_action_config';
  if (element.placeholder !== undefined && !isPlain(element.placeholder, 150)) return 'placeholder';
  const initial = [element.initial_option ?? [], element.initial_options ?? []].flat() as Json[];
  const has = (element.options ?? []) as Json[];
  if (element.type !== 'external_select' && initial.some((one) => !has.some((option) => JSON.stringify(option) === JSON.stringify(one)))) {
    return 'initial option is none of the options';
  }
  switch (element.type) {
    case 'plain_text_input':
      if (Number(element.max_length) > 3000 || Number(element.max_length) < 1) return 'max_length';
      return String(element.initial_value ?? '').length > Number(element.max_length ?? 3000) ? 'initial_value' : null;
    case 'number_input':
      return [element.min_value, element.max_value, element.initial_value].every((one) => one === undefined || typeof one === 'string')
        ? null
        : 'number as text';
    case 'datepicker':
      return /^(\d{4}-\d\d-\d\d)?$/.test(String(element.initial_date ?? '')) ? null : 'initial_date';
    case 'timepicker':
      return /^(\d\d:\d\d)?$/.test(String(element.initial_time ?? '')) ? null : 'initial_time';
    case 'static_select':
    case 'multi_static_select':
      return refusedOptions(element.options, 100);
    case 'checkboxes':
      return refusedOptions(element.options, 10);
    case 'external_select':
      return element.initial_option === undefined ? null : refusedOptions([element.initial_option], 1);
    case 'users_select':
    case 'conversations_select':
      return null;
    default:
      return `unknown input ${String(element.type)}`;
  }
}

/** Only what is typed can say when it is told. */
function isDispatching({ type, dispatch_action_config: config }: Json): boolean {
  const on = isObject(config) ? config.trigger_actions_on : null;
  const isTyped = type === 'plain_text_input' || type === 'number_input';
  return isTyped && Array.isArray(on) && on.length > 0 && on.every((one) => one === 'on_enter_pressed' || one === 'on_character_entered');
}

function refusedOptions(options: unknown, most: number): string | null {
  if (!Array.isArray(options) || options.length < 1 || options.length > most) return 'options';
  const values = options.map((one: Json) => one.value);
  if (new Set(values).size < values.length) return 'two options with one value';
  return options.every((one: Json) => isPlain(one.text, 75) && isText(one.value, 150)) ? null : 'option';
}

const isText = (value: unknown, most: number) => typeof value === 'string' && value.length >= 1 && value.length <= most;
const isPlain = (value: unknown, most: number) => isObject(value) && value.type === 'plain_text' && isText(value.text, most);
const isAnyText = (value: unknown, most: number) =>
  isObject(value) && (value.type === 'plain_text' || value.type === 'mrkdwn') && isText(value.text, most);
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null;

function lengthOfTexts(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, one) => sum + lengthOfTexts(one), 0);
  if (!isObject(value)) return 0;
  const own = (value.type === 'plain_text' || value.type === 'mrkdwn') && typeof value.text === 'string' ? value.text.length : 0;
  return own + Object.values(value).reduce((sum: number, one) => sum + lengthOfTexts(one), 0);
}
