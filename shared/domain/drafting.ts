import { type LogDraft, LogFields } from './log.ts';

/** How a draft keeps what several forms hold at once: two of a pair, or one of them on two devices. */

/** How many forms are remembered; an older one's words are still kept, below what was written since. */
const MOST_FORMS = 8;

export const emptyFields: LogFields = {
  minutes: null,
  method: null,
  place: '',
  went: '',
  topics: '',
  hard: '',
  helped: '',
  left: '',
  steps: '',
  nextTopic: '',
  nextDate: null,
  nextTime: null,
  rows: [],
};

/** What one form holds; `at` grows with every keystroke that it sends. */
export type Typed = { form: string; at: number; fields: LogFields };

/** A form that is opened shows the draft as it is, which is what it is compared with afterwards. */
export function opened(content: LogDraft['content'], form: string): LogDraft['content'] {
  return remembered(content, { form, at: 0, fields: content.fields });
}

/**
 * The draft with what a form holds. Fields that others changed since this form last spoke stay as they are unless it changed them as
 * well: then both texts stand, one under the other. What comes late, after something newer from the same form, changes nothing.
 */
export function typedInto(content: LogDraft['content'], typed: Typed): LogDraft['content'] {
  const before = content.forms.find((one) => one.form === typed.form);
  if (before && typed.at <= before.at) return content;
  const fields = together(before?.fields ?? emptyFields, content.fields, typed.fields);
  return remembered({ ...content, fields }, typed);
}

/** A form that was handed in has nothing more to say: what it still sends was typed before that. */
export function closed(content: LogDraft['content'], form: string): LogDraft['content'] {
  return remembered(content, { form, at: Number.MAX_SAFE_INTEGER, fields: content.fields });
}

function remembered(content: LogDraft['content'], typed: Typed): LogDraft['content'] {
  const others = content.forms.filter((one) => one.form !== typed.form);
  return { ...content, forms: [...others, typed].slice(-MOST_FORMS) };
}

function together(base: LogFields, current: LogFields, typed: LogFields): LogFields {
  const rows = Array.from({ length: Math.max(current.rows.length, typed.rows.length) }, (_, index) => {
    const [was, is, now] = [base, current, typed].map(({ rows }) => rows[index] ?? { text: '', person: null, byWhen: null });
    return {
      text: bothTexts(was!.text, is!.text, now!.text),
      person: newest(was!.person, is!.person, now!.person),
      byWhen: newest(was!.byWhen, is!.byWhen, now!.byWhen),
    };
  });
  const fields = Object.keys(LogFields.shape).map((name) => {
    const [was, is, now] = [base, current, typed].map((one) => one[name as keyof LogFields]);
    const isText = typeof now === 'string' && name !== 'method' && name !== 'nextDate' && name !== 'nextTime';
    return [name, isText ? bothTexts(was as string, is as string, now) : newest(was, is, now)];
  });
  return { ...(Object.fromEntries(fields) as LogFields), rows };
}

function newest<T>(base: T, current: T, typed: T): T {
  return typed === base ? current : typed;
}

/** Nobody's words are lost: of two changes to the same text neither gives way. */
export function bothTexts(base: string, current: string, typed: string): string {
  if (typed === base) return current;
  if (current === base || current === typed) return typed;
  // This form's own words stand among what others added: they alone are replaced.
  if (base !== '' && current.includes(base)) return current.replace(base, () => typed);
  return typed.includes(current) ? typed : [current, typed].filter((one) => one !== '').join('\n');
}
