import type { types } from '@slack/bolt';
import type { Words } from '../../../shared/words/words.ts';
import type { Field, Form, Option } from '../form.ts';
import { zoneOption } from '../zones.ts';
import { carry } from './carried.ts';
import { check } from './check.ts';
import { plain } from './controls.ts';
import { limits } from './limits.ts';
import { ELEMENT, ZONE } from './names.ts';
import { escapeText, shorten, split } from './text.ts';

type Element = types.InputBlock['element'];

/**
 * A dialog. What it already knows travels in `private_metadata`; the fields bring the rest. `now` words the offsets of zones, `over` names the
 * dialog on top of which it is opened.
 */
export function renderForm(form: Form, words: Words, now: number, over?: string): types.ModalView {
  const { ask, keep } = form;
  const metadata = carry(form.name, { ask, ...(keep ? { keep } : {}), ...(over ? { over } : {}) });
  const intro: types.KnownBlock[] = form.intro
    ? split(escapeText(form.intro), limits.section).map((text) => ({ type: 'section', text: { type: 'mrkdwn', text, verbatim: true } }))
    : [];
  const blocks = [...intro, ...form.fields.flatMap((field) => [...whole(field), drawField(field, words, now, keep !== undefined)])];
  const problems = check(blocks, 'modal');
  if (problems.length > 0) throw new Error(`the form ${form.name} does not fit Slack: ${problems.join('; ')}`);
  return {
    type: 'modal',
    callback_id: shorten(form.name, limits.callbackId),
    title: plain(form.title, limits.viewTitle),
    submit: plain(form.submit, limits.viewButton),
    close: plain(form.cancel, limits.viewButton),
    private_metadata: metadata,
    blocks,
  };
}

/** What would be cut in an option is said in full above the field. */
function whole(field: Field): types.KnownBlock[] {
  const long = 'options' in field ? field.options.filter(({ label }) => label.length > limits.optionText) : [];
  const text = long.map(({ label }) => label).join('\n');
  return split(text, limits.context).map((part) => ({ type: 'context', elements: [plain(part, limits.context)] }));
}

function drawField(field: Field, words: Words, now: number, keeps: boolean): types.InputBlock {
  const element = drawElement(field, words, now);
  return {
    type: 'input',
    block_id: field.name,
    label: plain(field.label, limits.inputLabel),
    optional: field.optional ?? false,
    ...(field.hint ? { hint: plain(field.hint, limits.inputHint) } : {}),
    ...(keeps ? { dispatch_action: true } : {}),
    element: keeps && isTyped(element) ? { ...element, dispatch_action_config: { trigger_actions_on: ['on_character_entered'] } } : element,
  };
}

/** Slack tells of these only at a press of Enter, unless it is asked for every letter. */
const isTyped = (element: Element) => element.type === 'plain_text_input' || element.type === 'number_input';

function drawElement(field: Field, words: Words, now: number): Element {
  switch (field.field) {
    case 'text':
      return {
        type: 'plain_text_input',
        action_id: ELEMENT,
        multiline: field.long ?? false,
        max_length: Math.min(field.most, limits.inputText),
        ...(field.value ? { initial_value: field.value.slice(0, Math.min(field.most, limits.inputText)) } : {}),
      };
    case 'number':
      return {
        type: 'number_input',
        action_id: ELEMENT,
        is_decimal_allowed: false,
        min_value: String(field.least),
        max_value: String(field.most),
        ...(field.value === null ? {} : { initial_value: String(field.value) }),
      };
    case 'date':
      return { type: 'datepicker', action_id: ELEMENT, ...(field.value ? { initial_date: field.value } : {}) };
    case 'time':
      return { type: 'timepicker', action_id: ELEMENT, ...(field.value ? { initial_time: field.value } : {}) };
    case 'select':
      return drawSelect(field, words);
    case 'several':
      return drawSeveral(field, words);
    case 'zone':
      return {
        type: 'external_select',
        action_id: ZONE,
        min_query_length: 2,
        placeholder: plain(words.slack.chooseZone(), limits.placeholder),
        ...(field.value ? { initial_option: option(zoneOption(field.value, now, words)) } : {}),
      };
    case 'person':
      return { type: 'users_select', action_id: ELEMENT, ...(field.value ? { initial_user: field.value } : {}) };
    case 'channel':
      return {
        type: 'conversations_select',
        action_id: ELEMENT,
        filter: { include: ['public', 'private'], exclude_bot_users: true, exclude_external_shared_channels: true },
        ...(field.value ? { initial_conversation: field.value } : {}),
      };
    default:
      return field satisfies never;
  }
}

export const option = ({ value, label }: Option): types.PlainTextOption => ({ text: plain(label, limits.optionText), value });

function drawSelect(field: Extract<Field, { field: 'select' }>, words: Words): Element {
  const initial = field.options.find((one) => one.value === field.value);
  return {
    type: 'static_select',
    action_id: ELEMENT,
    placeholder: plain(words.slack.choose(), limits.placeholder),
    options: field.options.map(option),
    ...(initial ? { initial_option: option(initial) } : {}),
  };
}

function drawSeveral(field: Extract<Field, { field: 'several' }>, words: Words): Element {
  const options = field.options.map(option);
  const initial = field.options.filter((one) => field.values.includes(one.value)).map(option);
  const chosen = initial.length > 0 ? { initial_options: initial } : {};
  if (options.length <= limits.checkboxes) return { type: 'checkboxes', action_id: ELEMENT, options, ...chosen };
  return {
    type: 'multi_static_select',
    action_id: ELEMENT,
    placeholder: plain(words.slack.choose(), limits.placeholder),
    options,
    ...chosen,
  };
}
