import type { PartialAsk } from '../../shared/intent.ts';

/** A dialog: what it already knows (`ask`) and the fields that complete it. A field's `name` is the intent's property. */
export type Form = {
  name: string;
  title: string;
  submit: string;
  cancel: string;
  intro: string | null;
  ask: PartialAsk;
  /**
   * Saves itself: while it is filled in, what it holds so far goes through the door as this intent, again and again, with no answer shown.
   * Its fields are named as in `ask`. One that is empty, or cannot be read yet, is left out, so this intent can do without any of them,
   * and each save is all there is to keep. `at`, a whole number, comes with a save and with the form when it is sent: milliseconds
   * since 1970 by the chat's clock. What is kept already from a later `at` is newer, and stays.
   */
  keep?: PartialAsk;
  fields: Field[];
};

type Common = { name: string; label: string; hint?: string; optional?: boolean };

export type Field =
  | (Common & { field: 'text'; value: string | null; long?: boolean; most: number })
  | (Common & { field: 'number'; value: number | null; least: number; most: number })
  | (Common & { field: 'date'; value: string | null })
  | (Common & { field: 'time'; value: string | null })
  | (Common & { field: 'select'; value: string | null; options: Option[] })
  | (Common & { field: 'several'; values: string[]; options: Option[] })
  /** Time zones: searched, since there are hundreds. */
  | (Common & { field: 'zone'; value: string | null })
  /** Somebody of the workspace, by the platform's own picker. */
  | (Common & { field: 'person'; value: string | null })
  | (Common & { field: 'channel'; value: string | null });

export type Option = { value: string; label: string };
