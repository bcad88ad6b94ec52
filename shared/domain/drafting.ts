import { fitted } from '../plain.ts';
import { dateOf, instantAt, timeOf, wallTime, wallTimeAt, type Zone } from '../time.ts';
import { bothTexts, withBelow } from './both-texts.ts';
import type { PersonId } from './ids.ts';
import { type LogDraft, type LogFields, type LogRow, logLengths } from './log.ts';

/** How many forms of one person are remembered; an older one's words are still kept, below what was written since. */
const MOST_FORMS = 8;
/** Rows for actions on a form, at least and at most; what is more waits in the draft for the next form. */
const LEAST_ROWS = 2;
export const MOST_ROWS = 4;

export const emptyFields: LogFields = {
  minutes: null,
  method: null,
  place: '',
  done: [],
  went: '',
  topics: '',
  hard: '',
  helped: '',
  left: '',
  steps: '',
  nextTopic: '',
  nextDate: null,
  nextTime: null,
  nextZone: null,
  rows: [],
};

/** A form is whoever's it is: one of the same id that somebody else names is another, so that nobody fills, holds or closes theirs. */
export type OwnForm = { form: string; by: PersonId };

/** What one form holds, its rows in the order they stand in; `at` grows with whatever it sends. */
export type Typed = OwnForm & { at: number; fields: Omit<LogFields, 'rows'> & { rows: Omit<LogRow, 'key'>[] } };

/** A form that is opened shows the draft as it is, which is what it is compared with afterwards. `zone` is its reader's. */
export function opened(content: LogDraft['content'], form: OwnForm, zone: Zone): { content: LogDraft['content']; shown: LogFields } {
  const shown = shownIn(content.fields, form, zone);
  return { content: remembered(content, { ...form, at: 0, fields: shown }), shown };
}

/**
 * The draft with what a form holds. Fields that others changed since this form last spoke stay as they are unless it changed them as
 * well: then both texts stand. What comes late, after something newer from the same form, changes nothing. A form that was opened where
 * Cairn could not be reached says at 0 what it showed then, which is what it is compared with.
 */
export function typedInto(content: LogDraft['content'], { form, by, at, fields }: Typed): LogDraft['content'] {
  const own = { form, by };
  const before = content.forms.find((one) => isSameForm(one, own));
  if (before && at < before.at) return content;
  const base = before?.fields ?? null;
  const rows = base?.rows ?? fields.rows.map((row) => content.fields.rows.find((one) => isSame(one, row)));
  const keys = rows.map((row) => row?.key);
  const keyOf = (index: number) => (keys.indexOf(keys[index]) === index ? keys[index] : undefined) ?? rowKey(own, index);
  const typed = { ...fields, rows: fields.rows.map((row, index) => ({ key: keyOf(index), ...row })) };
  if (!before && at === 0) return remembered(content, { ...own, at, fields: typed });
  return remembered({ ...content, fields: together(base, content.fields, typed) }, { ...own, at, fields: typed });
}

/** A form that was handed in has nothing more to say: what it still sends was typed before that. */
export function closed(content: LogDraft['content'], { form, by }: OwnForm): LogDraft['content'] {
  return remembered(content, { form, by, at: Number.MAX_SAFE_INTEGER, fields: emptyFields });
}

/** What a form held last by itself, whatever others wrote; nothing of one that was handed in. */
export function heldBy(content: LogDraft['content'], form: OwnForm): LogFields {
  return content.forms.find((one) => isSameForm(one, form))?.fields ?? emptyFields;
}

export const isBlank = ({ text, person, byWhen }: Omit<LogRow, 'key'>): boolean => text.trim() === '' && person === null && byWhen === null;

export const isSameForm = (one: OwnForm, other: OwnForm): boolean => one.form === other.form && one.by === other.by;

const rowKey = ({ form, by }: OwnForm, index: number) => `${by}/${form}/${index + 1}`;

/** As much as a form's fields hold, the next meeting by its reader's clock, and rows to write in. The rest stays in the draft. */
function shownIn(fields: LogFields, form: OwnForm, zone: Zone): LogFields {
  const texts = Object.fromEntries(textNames.map((name) => [name, fitted(fields[name], logLengths[name])])) as Pick<LogFields, TextName>;
  const rows = fields.rows.slice(0, MOST_ROWS).map((row) => ({ ...row, text: fitted(row.text, logLengths.action) }));
  const more = Array.from({ length: Math.max(0, LEAST_ROWS - rows.length) }, (_, index) => ({
    key: rowKey(form, rows.length + index),
    text: '',
    person: null,
    byWhen: null,
  }));
  return { ...fields, ...texts, ...nextIn(fields, zone), rows: [...rows, ...more] };
}

function nextIn({ nextDate, nextTime, nextZone }: LogFields, zone: Zone): Pick<LogFields, 'nextDate' | 'nextTime' | 'nextZone'> {
  if (nextDate === null || nextTime === null || nextZone === null || nextZone === zone) return { nextDate, nextTime, nextZone: zone };
  const at = wallTimeAt(instantAt(wallTime(nextDate, nextTime), nextZone), zone);
  return { nextDate: dateOf(at), nextTime: timeOf(at), nextZone: zone };
}

function remembered(content: LogDraft['content'], form: LogDraft['content']['forms'][number]): LogDraft['content'] {
  const others = content.forms.filter((one) => !isSameForm(one, form));
  const older = others.filter(({ by }) => by === form.by);
  const forgotten = older.slice(0, Math.max(0, older.length + 1 - MOST_FORMS));
  return { ...content, forms: [...others.filter((one) => !forgotten.includes(one)), form] };
}

const textNames = ['place', 'went', 'topics', 'hard', 'helped', 'left', 'steps', 'nextTopic'] as const;
type TextName = (typeof textNames)[number];
const ofOneLine: readonly TextName[] = ['place', 'nextTopic'];

/** `was` is what the form held before; null for one that is no longer remembered. */
function together(was: LogFields | null, current: LogFields, typed: LogFields): LogFields {
  const base = was ?? emptyFields;
  const texts = Object.fromEntries(textNames.map((name) => [name, textOf(name, was, current, typed)])) as Pick<LogFields, TextName>;
  const isNextSame = base.nextDate === typed.nextDate && base.nextTime === typed.nextTime;
  const { nextDate, nextTime, nextZone } = isNextSame ? current : typed;
  return {
    ...texts,
    minutes: newest(base.minutes, current.minutes, typed.minutes),
    method: newest(base.method, current.method, typed.method),
    done: [
      ...current.done.filter((one) => typed.done.includes(one) || !base.done.includes(one)),
      ...typed.done.filter((one) => !base.done.includes(one) && !current.done.includes(one)),
    ],
    nextDate,
    nextTime,
    nextZone,
    rows: rowsTogether(base.rows, current.rows, typed.rows),
  };
}

/** Forms that make each other forgotten add no more, in all, than as many as are remembered would hold. */
function textOf(name: TextName, was: LogFields | null, current: LogFields, typed: LogFields): string {
  const between = ofOneLine.includes(name) ? '; ' : '\n';
  if (was) return bothTexts(was[name], current[name], typed[name], between);
  const all = withBelow(current[name], typed[name], between);
  return all.length > MOST_FORMS * logLengths[name] ? current[name] : all;
}

/** A row that others took away or made an action of comes back only if this form changed it since. */
function rowsTogether(base: readonly LogRow[], current: readonly LogRow[], typed: readonly LogRow[]): LogRow[] {
  const keys = [...new Set([...current, ...typed].map(({ key }) => key))];
  const rows = keys.map((key): LogRow | null => {
    const [was, is, now] = [base, current, typed].map((rows) => rows.find((one) => one.key === key));
    if (!now) return is!;
    if (!is) return was && isSame(was, now) ? null : now;
    return {
      key,
      text: bothTexts(was?.text ?? '', is.text, now.text),
      person: newest(was?.person ?? null, is.person, now.person),
      byWhen: newest(was?.byWhen ?? null, is.byWhen, now.byWhen),
    };
  });
  return rows.filter((row) => row !== null && !isBlank(row)) as LogRow[];
}

const isSame = (a: Omit<LogRow, 'key'>, b: Omit<LogRow, 'key'>): boolean =>
  a.text === b.text && a.person === b.person && a.byWhen === b.byWhen;

function newest<T>(base: T, current: T, typed: T): T {
  return typed === base ? current : typed;
}
