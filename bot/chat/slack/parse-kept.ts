import { readSoFar } from '../../../shared/so-far.ts';
import { readCarried } from './carried.ts';
import { filledFields, formOf, heldFields, pickedPeople } from './held.ts';
import { ELEMENT, ZONE } from './names.ts';
import { type Heard, originOf, whoOf } from './parse.ts';
import type { Press } from './shapes.ts';

/** All that a form holds at a moment; `at` is milliseconds since 1970, by Slack's clock. Null for `said` where it makes nothing to keep. */
export type Snapshot = Pick<Heard, 'who' | 'origin'> & {
  /** Which form, as it was drawn once; and what it is called. */
  form: string;
  name: string;
  at: number;
  said: Extract<Heard['said'], { said: 'ask' }> | null;
};

/** Something typed or chosen in a form, which is never a press: it needs no answer, and comes as often as there are letters. */
export function isField({ actions: [control] }: Press): boolean {
  return control?.action_id === ELEMENT || control?.action_id === ZONE;
}

/** What a form that saves itself holds by now; null for any other form. */
export function parseKept(press: Press): Snapshot | null {
  const { view } = press;
  if (!view) return null;
  const { keep } = readCarried(view.private_metadata);
  const at = Math.round(Number(press.actions[0]?.action_ts) * 1_000);
  const origin = originOf(press);
  if (!keep || !origin || !Number.isFinite(at)) return null;
  const held = heldFields(view);
  const known = Object.fromEntries(Object.entries(keep).filter(([name]) => !held.has(name)));
  const intent = readSoFar({ ...known, at }, filledFields(held));
  const said = intent && { said: 'ask' as const, intent, picked: pickedPeople(held) };
  return { who: whoOf(press, view.app_installed_team_id ?? null), origin, form: formOf(view), name: view.callback_id ?? '', at, said };
}
