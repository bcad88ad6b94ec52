import type { types } from '@slack/bolt';
import type { Choice } from '../card.ts';
import { chunks } from '../chunks.ts';
import { limits } from './limits.ts';
import { shorten } from './text.ts';

/** The control of a link: its press needs an ack and nothing else. */
export const LINK = 'link';

/** Numbers the controls of one message or view, where Slack wants their ids to be unique. */
export type Numbers = { next(prefix: string): string };

export function numbers(): Numbers {
  let last = 0;
  return {
    next(prefix) {
      last += 1;
      return `${prefix}${last}`;
    },
  };
}

export const plain = (text: string, most: number): types.PlainTextElement => ({ type: 'plain_text', text: shorten(text, most) });

/** What a control carries back to us. A defect, not a person's doing, if it does not fit. */
export function carried(choice: Choice): string {
  const value = JSON.stringify(choice.ask);
  if (value.length > limits.buttonValue)
    throw new Error(`the choice ${choice.ask.type} carries ${value.length} characters; Slack keeps 2,000`);
  return value;
}

export function button(choice: Choice, ids: Numbers): types.Button {
  return {
    type: 'button',
    action_id: ids.next('press'),
    text: plain(choice.label, limits.buttonText),
    value: carried(choice),
    ...(choice.weight === 'first' ? { style: 'primary' as const } : {}),
    ...(choice.sure ? { confirm: confirmation(choice.sure) } : {}),
  };
}

function confirmation(sure: NonNullable<Choice['sure']>): types.ConfirmationDialog {
  return {
    title: plain(sure.title, limits.confirmTitle),
    text: plain(sure.text, limits.confirmText),
    confirm: plain(sure.yes, limits.confirmButton),
    deny: plain(sure.no, limits.confirmButton),
  };
}

/** Only short intents fit an option, and a menu can ask “are you sure?” only about all of its options. */
export function fitsMenu(choice: Choice): boolean {
  return !choice.sure && choice.label.length <= limits.optionText && JSON.stringify(choice.ask).length <= limits.optionValue;
}

/** Two options of a menu may not carry the same. */
export function repeats(before: Choice[], choice: Choice): boolean {
  return before.some((one) => carried(one) === carried(choice));
}

export function menu(choices: Choice[], ids: Numbers): types.Overflow {
  return {
    type: 'overflow',
    action_id: ids.next('more'),
    options: choices.map((choice) => ({ text: plain(choice.label, limits.optionText), value: carried(choice) })),
  };
}

/** Rows of at most three buttons; what is rare waits behind “More” at the end of the last row. */
export function controlRows(all: Choice[], ids: Numbers): types.ActionsBlock[] {
  const inMenus = all.filter((choice, index) => choice.weight === 'rare' && fitsMenu(choice) && !repeats(all.slice(0, index), choice));
  const buttons = all.filter((choice) => !inMenus.includes(choice)).map((choice) => button(choice, ids));
  const menus = chunks(inMenus, limits.overflow).map((some) => menu(some, ids));
  const rows: types.ActionsBlock[] = chunks(buttons, limits.buttonsInRow).map((elements) => ({ type: 'actions', elements }));
  const last = rows.at(-1);
  if (last) last.elements.push(...menus);
  else if (menus.length > 0) rows.push({ type: 'actions', elements: menus });
  return rows;
}
