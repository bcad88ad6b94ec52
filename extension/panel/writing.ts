import { heldBy, isBlank, MOST_ROWS, opened, type Typed, typedInto } from '../../shared/domain/drafting.ts';
import type { LogId } from '../../shared/domain/ids.ts';
import type { LogDraft, LogFields } from '../../shared/domain/log.ts';
import type { Zone } from '../../shared/time.ts';
import type { PanelAsk } from './model.ts';

/**
 * A log while it is written in this panel, under a form's id of its own. What others write meanwhile is put together with it by the same
 * rule as on the server, so that both come to the same text.
 */
export type Writing = {
  log: LogId;
  form: string;
  /** Grows with whatever is typed. */
  at: number;
  fields: LogFields;
  /** Something was typed that the server is not known to have. */
  isAhead: boolean;
  /** It was sent to be read through: what is typed next is another form's. */
  isHandedIn: boolean;
};

export function begun(draft: LogDraft, form: string, zone: Zone): Writing {
  const { shown } = opened(draft.content, form, zone);
  return { log: draft.id, form, at: 0, fields: shown, isAhead: false, isHandedIn: false };
}

/** What arrived, with whatever is typed here and not there yet. */
export function arrived(writing: Writing, draft: LogDraft, zone: Zone): Writing {
  const { form, fields } = writing;
  if (!writing.isAhead) return { ...writing, fields: opened(draft.content, form, zone).shown };
  const content = typedInto(draft.content, { form, at: Number.MAX_SAFE_INTEGER, fields: asTyped(fields) });
  const isThere = sameFields(heldBy(draft.content, form), fields);
  return { ...writing, fields: opened(content, form, zone).shown, isAhead: !isThere };
}

/** What somebody changed, at a moment of this device's clock; never the same moment twice. */
export function typing(writing: Writing, change: Partial<LogFields>, moment: number): Writing {
  return { ...writing, fields: { ...writing.fields, ...change }, at: Math.max(moment, writing.at + 1), isAhead: true };
}

/** How a form that keeps itself, or is handed in, goes through the door. */
export function formAsk(type: 'log.keep' | 'log.save', { log, form, at, fields }: Writing, zone: Zone): PanelAsk {
  const { nextZone: _zone, rows, ...texts } = fields;
  const numbered = Array.from({ length: MOST_ROWS }, (_, index) => {
    const { text = '', person = null, byWhen = null } = rows[index] ?? {};
    const name = `action${index + 1}`;
    return [
      [name, text],
      [`${name}By`, person],
      [`${name}On`, byWhen],
    ];
  });
  return { type, log, form, at, zone, ...texts, ...Object.fromEntries(numbered.flat()) } as PanelAsk;
}

/** Rows that were begun in a chat's form and are no actions yet. */
export const rowsBegun = ({ fields }: Writing) =>
  fields.rows.flatMap((row, index) => (isBlank(row) ? [] : [{ ...row, number: index + 1 }]));

function asTyped(fields: LogFields): Typed['fields'] {
  return { ...fields, rows: fields.rows.map(({ text, person, byWhen }) => ({ text, person, byWhen })) };
}

function sameFields(a: LogFields, b: LogFields): boolean {
  return JSON.stringify(asTyped(withoutBlank(a))) === JSON.stringify(asTyped(withoutBlank({ ...a, ...b })));
}

const withoutBlank = (fields: LogFields): LogFields => ({ ...fields, rows: fields.rows.filter((row) => !isBlank(row)) });
