import { doing, type Means, type MeansForm, neededIn, wordsOf } from '../means.ts';
import { unescaped } from './controls.ts';
import type { Json } from './state.ts';

type Text = { type: string; text: string };

/** What blocks come to for their reader. */
export function slackMeans(blocks: unknown): Means {
  const all = blocks as Json[];
  return { says: wordsOf(all.flatMap(said)), does: all.flatMap(controlsOf).sort() };
}

function said({ type, text, fields = [], elements = [] }: Json): string[] {
  if (type === 'actions') return [];
  const texts = [text, ...(fields as unknown[]), ...(elements as unknown[])].filter(Boolean) as Text[];
  return texts.map(read);
}

/** Only labels and times are bold, and only codes set as such, as whole lines. */
const read = ({ type, text }: Text) => (type === 'mrkdwn' ? unescaped(text.replace(/^(?:\*(.*)\*|```(.*)```)$/gm, '$1$2')) : text);

function controlsOf(block: Json): string[] {
  const elements = [...(block.type === 'actions' ? (block.elements as Json[]) : []), ...(block.accessory ? [block.accessory as Json] : [])];
  return elements.flatMap((one) => {
    if (one.type === 'overflow') return (one.options as Json[]).map((option) => control(option));
    return [control(one)];
  });
}

function control({ text, value, url, confirm }: Json): string {
  const sure = confirm as { title: Text; text: Text; confirm: Text } | undefined;
  const asked = sure ? { title: sure.title.text, text: sure.text.text, yes: sure.confirm.text } : null;
  return doing((text as Text).text, url ?? JSON.parse(String(value)), asked);
}

export function slackFormMeans(view: object): MeansForm {
  const { blocks, submit, private_metadata: known } = view as Json & { blocks: Json[]; submit: Text };
  const { ask, keep = null } = JSON.parse(String(known)) as Json;
  return {
    fields: blocks.flatMap((one, index) => (one.type === 'input' ? [fieldMeans(one, keep, longAbove(blocks, index))] : [])),
    submit: submit.text,
    intro: wordsOf(blocks.filter(({ type }) => type === 'section').flatMap(said)),
    ask,
    keep,
  };
}

/** What is too long for an option, and so said whole above the field. */
function longAbove(blocks: readonly Json[], field: number): string[] {
  const before = blocks.slice(0, field);
  return before.slice(before.findLastIndex(({ type }) => type !== 'context') + 1).flatMap((one) => said(one).join('').split('\n'));
}

function fieldMeans({ block_id: name, label, hint, optional, element }: Json, keep: unknown, long: string[]): unknown[] {
  const { type, options } = element as { type: string; options?: { value: string; text: Text }[] };
  const whole = ({ text }: Text) => (text.endsWith('…') && long.find((one) => one.startsWith(text.slice(0, -1)))) || text;
  const offered = type === 'external_select' ? null : (options?.map(({ value, text }) => [value, whole(text)]) ?? null);
  return [name, (label as Text).text, wordsOf([(hint as Text | undefined)?.text ?? '']), neededIn(keep, !optional), offered];
}
