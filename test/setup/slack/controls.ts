import type { Json, Pressed } from './state.ts';

type Text = { text: string };

/** A control by its label, as a payload names it; undefined where there is none. */
export function controlCalled(label: string, blocks: Json[]): Pressed | undefined {
  return controlsIn(blocks).find((one) => one.label === label)?.pressed;
}

/** Every label a person could press. */
export function labelsIn(blocks: Json[]): string[] {
  return controlsIn(blocks).map((one) => one.label);
}

function controlsIn(blocks: Json[]): { label: string; pressed: Pressed }[] {
  return blocks.flatMap((block) => {
    const elements = [...((block.elements ?? []) as Json[]), ...(block.accessory ? [block.accessory as Json] : [])];
    return elements.flatMap((element) => controlsOf(element, String(block.block_id)));
  });
}

function controlsOf(element: Json, block_id: string): { label: string; pressed: Pressed }[] {
  const common = { action_id: String(element.action_id), block_id, type: String(element.type) };
  if (element.type === 'button') {
    const { value, url, text } = element as { value?: string; url?: string; text: Text };
    return [
      { label: text.text, pressed: { ...common, text, ...(value === undefined ? {} : { value }), ...(url === undefined ? {} : { url }) } },
    ];
  }
  if (element.type === 'overflow') {
    return (element.options as (Json & { text: Text })[]).map((option) => ({
      label: option.text.text,
      pressed: { ...common, selected_option: option },
    }));
  }
  return [];
}

/** All a person reads in these blocks, a line each. */
export function textsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (typeof value !== 'object' || value === null) return [];
  const { type, text } = value as Json;
  if ((type === 'plain_text' || type === 'mrkdwn') && typeof text === 'string') return [unescaped(text)];
  return Object.entries(value).flatMap(([key, inside]) => (key === 'confirm' ? [] : textsIn(inside)));
}

export function unescaped(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

export type Filled = string | number | string[] | null;

/** What a person puts into some fields, by name. */
export function puts(inputs: Json[], values: Record<string, Filled>): Map<Json, Json> {
  const names = inputs.map((block) => String(block.block_id));
  const strange = Object.keys(values).filter((name) => !names.includes(name));
  if (strange.length > 0) throw new Error(`the form has no ${strange.join(', ')}; it has ${names.join(', ')}`);
  const filled = inputs.filter((block) => String(block.block_id) in values);
  return new Map(filled.map((block) => [block, put(block.element as Json, values[String(block.block_id)] ?? null)]));
}

const BEGINS: Record<string, [string, string]> = {
  plain_text_input: ['value', 'initial_value'],
  number_input: ['value', 'initial_value'],
  datepicker: ['selected_date', 'initial_date'],
  timepicker: ['selected_time', 'initial_time'],
  static_select: ['selected_option', 'initial_option'],
  external_select: ['selected_option', 'initial_option'],
  users_select: ['selected_user', 'initial_user'],
  conversations_select: ['selected_conversation', 'initial_conversation'],
  checkboxes: ['selected_options', 'initial_options'],
  multi_static_select: ['selected_options', 'initial_options'],
};

/** What a field holds as it is opened. */
export function begin(element: Json): Json {
  const [holds, begins] = BEGINS[String(element.type)] ?? [];
  if (!holds || !begins) throw new Error(`a field of a kind nobody can fill: ${element.type}`);
  return { [holds]: element[begins] ?? (holds === 'selected_options' ? [] : null) };
}

function put(element: Json, value: Filled): Json {
  const [holds = ''] = BEGINS[String(element.type)] ?? [];
  const pick = (wanted: string) => {
    const options = (element.options ?? []) as { text: Text; value: string }[];
    const found = options.find((option) => option.value === wanted || option.text.text === wanted);
    if (!found) throw new Error(`there is no option ${wanted}; there are ${options.map((option) => option.text.text).join(', ')}`);
    return found;
  };
  if (holds === 'selected_options') return { [holds]: (value as string[]).map(pick) };
  if (value === null) return { [holds]: null };
  if (element.type === 'static_select') return { [holds]: pick(String(value)) };
  if (element.type === 'external_select') return { [holds]: { text: { type: 'plain_text', text: String(value) }, value: String(value) } };
  return { [holds]: String(value) };
}

/** What Slack's own client would not let anybody send. */
export function refuseLikeClient(block: Json, held: Json): void {
  const element = block.element as Json;
  const [value] = Object.values(held);
  const isEmpty = value === null || value === '' || (Array.isArray(value) && value.length === 0);
  if (isEmpty && !block.optional) throw new Error(`Slack does not send the form while ${block.block_id} is empty`);
  if (isEmpty || typeof value !== 'string') return;
  if (element.type === 'plain_text_input' && value.length > Number(element.max_length ?? 3_000)) {
    throw new Error(`Slack takes no more than ${element.max_length} characters in ${block.block_id}`);
  }
  if (element.type !== 'number_input') return;
  const number = Number(value);
  const fits = Number.isInteger(number) && number >= Number(element.min_value ?? number) && number <= Number(element.max_value ?? number);
  if (!fits) throw new Error(`Slack takes whole numbers from ${element.min_value} to ${element.max_value} in ${block.block_id}`);
}
