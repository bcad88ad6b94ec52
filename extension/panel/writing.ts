import type { PanelAsk } from '../../shared/api.ts';
import { isBlank, isSameForm, MOST_ROWS, opened, type Typed, typedInto } from '../../shared/domain/drafting.ts';
import type { LogId, PersonId } from '../../shared/domain/ids.ts';
import type { LogDraft, LogFields } from '../../shared/domain/log.ts';
import type { TypedFields } from '../../shared/log-fields.ts';
import { typedIn } from '../../shared/log-typed.ts';
import type { Zone } from '../../shared/time.ts';

/** The texts of a log in the order that they are written in: the first is what it cannot do without. */
export const logTexts = ['topics', 'went', 'hard', 'helped', 'left', 'steps', 'nextTopic'] as const;

/**
 * A log while it is written in this panel, under a form's id of its own. What others write meanwhile is put together with it by the same
 * rule as on the server, so that both come to the same text.
 */
export type Writing = {
  log: LogId;
  form: string;
  /** Grows with whatever is typed. */
  at: number;
  /** As it was before anything was typed, which is what others' changes are told from. */
  began: LogFields;
  fields: LogFields;
  /** It was sent to be read through: what is typed next is another form's. */
  isHandedIn: boolean;
};

/** Who writes, and by which clock they read. */
type Writer = { id: PersonId; zone: Zone };

export function begun(draft: LogDraft, form: string, { id: by, zone }: Writer): Writing {
  const { shown } = opened(draft.content, { form, by }, zone);
  return { log: draft.id, form, at: 0, began: shown, fields: shown, isHandedIn: false };
}

/**
 * What arrived, with whatever is typed here and not in it. It may have been on its way while what was typed got through, so it says
 * itself what it has.
 */
export function arrived(writing: Writing, draft: LogDraft, { id: by, zone }: Writer): Writing {
  const { form, at, began, fields } = writing;
  const own = { form, by };
  const there = draft.content.forms.find((one) => isSameForm(one, own));
  const isThere = at === 0 || (there !== undefined && there.at >= at);
  const before = there || isThere ? draft.content : typedInto(draft.content, { ...own, at: 0, fields: asTyped(began) });
  const content = isThere ? draft.content : typedInto(before, { ...own, at, fields: asTyped(fields) });
  return { ...writing, fields: opened(content, own, zone).shown };
}

/** A draft with whatever is asked to be kept of it and has not arrived there yet: also what another window, or this one before it was closed, has typed. */
export function withKept(draft: LogDraft, asked: readonly PanelAsk[], by: PersonId): LogDraft {
  const content = asked.reduce(
    (so, one) => (one.type === 'log.keep' && one.log === draft.id ? typedInto(so, typedIn(one as unknown as TypedFields, by)) : so),
    draft.content,
  );
  return { ...draft, content };
}

/** What somebody changed, at a moment of this device's clock; never the same moment twice. */
export function typing(writing: Writing, change: Partial<LogFields>, moment: number): Writing {
  const began = writing.at === 0 ? writing.fields : writing.began;
  return { ...writing, began, fields: { ...writing.fields, ...change }, at: Math.max(moment, writing.at + 1) };
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
