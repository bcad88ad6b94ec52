import type { Ask, PartialAsk } from '../../../shared/intent.ts';
import type { Words } from '../../../shared/words/words.ts';
import type { Field, Form, Option } from '../form.ts';
import { zoneOption } from '../zones.ts';
import { type Carried, carriedForm } from './carried.ts';
import { check } from './check.ts';
import { limits } from './limits.ts';
import { adaptiveCard } from './render.ts';
import type { AdaptiveCard } from './seam.ts';
import { type Drawn, harmless, inChoice, paragraphs, widthOfText } from './text.ts';

/** The name under which zones are searched for. */
export const ZONES = 'zones';
const PEOPLE = 'graph.microsoft.com/users';

export type FormShown = Pick<Carried, 'alone' | 'over' | 'form'> & {
  /** What opened it. */
  open?: Ask | PartialAsk;
  /** What was typed already, by field, where the form is shown again; a field that is not in it is empty. */
  values?: Record<string, unknown>;
  /** What is wrong with that, by field. */
  errors?: Record<string, string>;
  /** What is wrong as a whole. */
  note?: string | null;
  /** What was done with it, where it stays open. */
  done?: string;
  /** The channels that may be chosen. */
  channels?: readonly Option[];
};

/** A dialog with fields. What it knows already travels in its actions; the inputs, called as the fields are, bring the rest. `now` words the offsets of zones. */
export function renderForm(form: Form, words: Words, now: number, shown: FormShown = {}): { title: string; card: AdaptiveCard } {
  const { errors = {}, values, note, open } = shown;
  const kinds = Object.fromEntries(form.fields.map(({ name, field }) => [name, field]));
  const more = {
    ...(form.keep ? { keep: form.keep } : {}),
    ...(open ? { open } : {}),
    ...(shown.alone ? { alone: true } : {}),
    ...(shown.over ? { over: shown.over } : {}),
    ...(shown.form ? { form: shown.form } : {}),
  };
  const fields = form.fields.flatMap((field) => [
    ...(errors[field.name] ? paragraphs(errors[field.name]!, { color: 'Attention', weight: 'Bolder' }) : []),
    ...drawField(values ? withValue(field, values[field.name]) : field, form.keep !== undefined, words, now, shown),
    ...(field.hint ? paragraphs(field.hint, { isSubtle: true, size: 'Small' }, { spacing: 'Small' }) : []),
  ]);
  const send = { type: 'Action.Submit', title: form.submit, style: 'positive', data: carriedForm(form.ask, kinds, more) };
  const keeps = {
    type: 'Action.Submit',
    title: words.teams.saveForLater(),
    data: carriedForm(form.ask, kinds, { ...more, save: true }),
  };
  const saves = form.keep ? paragraphs(words.teams.saves({ save: words.teams.saveForLater() }), { isSubtle: true, size: 'Small' }) : [];
  const body = [
    ...(note ? paragraphs(note, { color: 'Attention', weight: 'Bolder' }) : []),
    ...(shown.done ? paragraphs(shown.done, { color: 'Good' }) : []),
    ...(form.intro ? paragraphs(form.intro) : []),
    ...fields,
    ...saves,
    { type: 'ActionSet', actions: form.keep ? [send, keeps] : [send] },
  ];
  const card = adaptiveCard(body, form.title);
  const problems = check(card, limits.dialog);
  if (problems.length > 0) throw new Error(`the form ${form.name} does not fit Teams: ${problems.join('; ')}`);
  return { title: form.title, card };
}

/** What somebody typed, as the field would hold it; what it cannot hold is left out. */
function withValue(field: Field, value: unknown): Field {
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : null;
  if (field.field === 'several') return { ...field, values: text?.split(',').filter(Boolean) ?? [] };
  if (field.field === 'number') return { ...field, value: text === null || Number.isNaN(Number(text)) ? null : Number(text) };
  return { ...field, value: text };
}

/** Teams has no picker of channels: those are offered that the reader is in. */
function drawField(field: Field, keeps: boolean, words: Words, now: number, shown: FormShown): Drawn[] {
  if (field.field !== 'channel') return [drawInput(field, keeps, words, now)];
  const { channels = [] } = shown;
  if (channels.length === 0) return [...paragraphs(field.label, { weight: 'Bolder' }), ...paragraphs(words.teams.noChannels())];
  return [drawInput({ ...field, field: 'select', options: [...channels] }, keeps, words, now)];
}

/** A form that saves itself may be saved with anything left out, so what has to be there is asked for when it is sent. */
function drawInput(field: Exclude<Field, { field: 'channel' }>, keeps: boolean, words: Words, now: number): Drawn {
  const needed = !field.optional && !keeps;
  const common = {
    id: field.name,
    label: harmless(field.label),
    ...(needed ? { isRequired: true } : {}),
    errorMessage: errorOf(field, words),
  };
  switch (field.field) {
    case 'text':
      return { type: 'Input.Text', ...common, isMultiline: field.long ?? false, maxLength: field.most, ...held(field.value) };
    case 'number':
      return { type: 'Input.Number', ...common, min: field.least, max: field.most, ...held(field.value) };
    case 'date':
      return { type: 'Input.Date', ...common, ...held(field.value) };
    case 'time':
      return { type: 'Input.Time', ...common, ...held(field.value) };
    case 'select':
      return choiceSet(common, field.options, field.value, fitsMenu(field.options) ? { placeholder: words.teams.choose() } : OPEN);
    case 'several':
      return {
        ...choiceSet(common, field.options, field.values.join(',') || null, OPEN),
        isMultiSelect: true,
      };
    case 'zone': {
      const known = field.value === null ? [] : [zoneOption(field.value, now, words)];
      return searched(common, ZONES, known, field.value, words.teams.chooseZone());
    }
    case 'person':
      return searched(common, PEOPLE, [], field.value, words.teams.choosePerson());
    default:
      return field satisfies never;
  }
}

/** Each choice beside a circle or a box of its own, where a menu would cut it. */
const OPEN = { style: 'expanded', wrap: true };
const fitsMenu = (options: readonly Option[]) => options.every(({ label }) => widthOfText(label) <= limits.menuWidth);

const held = (value: string | number | null) => (value === null ? {} : { value });

function choiceSet(common: object, options: readonly Option[], value: string | null, look: object): Drawn {
  const choices = options.map((one) => ({ title: inChoice(one.label), value: one.value }));
  return { type: 'Input.ChoiceSet', ...common, ...look, choices, ...held(value) };
}

/** Chosen from what somebody looks for, since there are hundreds. */
function searched(common: object, dataset: string, known: readonly Option[], value: string | null, placeholder: string): Drawn {
  return {
    ...choiceSet(common, known, value, { style: 'filtered', placeholder }),
    'choices.data': { type: 'Data.Query', dataset },
  };
}

function errorOf(field: Field, { form }: Words): string {
  switch (field.field) {
    case 'number':
      return `${form.numberLeast({ least: field.least })} ${form.numberMost({ most: field.most })}`;
    case 'date':
      return form.date();
    case 'time':
      return form.time();
    case 'zone':
      return form.zone();
    case 'text':
      return form.needed();
    default:
      return form.choose();
  }
}
