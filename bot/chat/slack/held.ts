import type { Typed, TypedFields } from '../typed.ts';
import type { Element, Held, View } from './shapes.ts';

/** A form as it was drawn once. Drawn anew, it is another. */
export const formOf = ({ id, hash }: View): string => `${id}/${hash ?? ''}`;

/** What the fields of a dialog hold, by name, in the order in which they are shown. */
export function heldFields({ state, blocks }: View): Map<string, Held> {
  const told = new Map(
    Object.entries(state?.values ?? {}).flatMap(([name, elements]) => {
      const [held] = Object.values(elements);
      return held ? [[name, held] as const] : [];
    }),
  );
  const shown = (blocks ?? []).flatMap((block) => {
    const held = block.type === 'input' && block.block_id ? (told.get(block.block_id) ?? heldFirst(block.element)) : null;
    return held && block.block_id ? [[block.block_id, held] as const] : [];
  });
  return new Map([...shown, ...told]);
}

/** What a field began with. Slack does not tell that of a dialog drawn anew until the field is touched, though it shows it. */
function heldFirst(element: Element | null | undefined): Held | null {
  if (!element) return null;
  return {
    type: element.type,
    value: element.initial_value,
    selected_date: element.initial_date,
    selected_time: element.initial_time,
    selected_user: element.initial_user,
    selected_conversation: element.initial_conversation,
    selected_option: element.initial_option,
    selected_options: element.initial_options,
  };
}

/** Null for an empty field. */
export function valueHeld(held: Held): string | string[] | null {
  switch (held.type) {
    case 'datepicker':
      return held.selected_date ?? null;
    case 'timepicker':
      return held.selected_time ?? null;
    case 'users_select':
      return held.selected_user ?? null;
    case 'conversations_select':
      return held.selected_conversation ?? null;
    case 'static_select':
    case 'external_select':
      return held.selected_option?.value ?? null;
    case 'checkboxes':
    case 'multi_static_select':
      return (held.selected_options ?? []).map((option) => option.value);
    default:
      return held.value?.trim() ? held.value : null;
  }
}

/** The fields that hold something, by name. One that is empty is left out: an intent's own default then says what empty means. */
export function filledFields(held: ReadonlyMap<string, Held>): Record<string, string | string[]> {
  return Object.fromEntries(
    [...held].flatMap(([name, one]) => {
      const value = valueHeld(one);
      return value === null ? [] : [[name, value] as const];
    }),
  );
}

/** The same as every chat has it, to be worded where something is wrong. */
export function typedFields(held: ReadonlyMap<string, Held>): TypedFields {
  return Object.fromEntries([...held].map(([name, one]) => [name, { kind: kinds[one.type] ?? 'text', value: valueHeld(one) ?? '' }]));
}

const kinds: Record<string, Typed['kind']> = {
  number_input: 'number',
  datepicker: 'date',
  timepicker: 'time',
  static_select: 'select',
  external_select: 'zone',
  checkboxes: 'several',
  multi_static_select: 'several',
  users_select: 'person',
  conversations_select: 'channel',
};

export function pickedPeople(held: ReadonlyMap<string, Held>): string[] {
  return [...held.values()].flatMap((one) => (one.type === 'users_select' && one.selected_user ? [one.selected_user] : []));
}
