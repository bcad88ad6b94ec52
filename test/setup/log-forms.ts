import { closed, emptyFields, opened, type Typed, typedInto } from '../../shared/domain/drafting.ts';
import type { LogDraft, LogFields } from '../../shared/domain/log.ts';
import { london, maya } from './facts.ts';

type Content = LogDraft['content'];
export const begun = (fields: Partial<LogFields> = {}): Content => ({
  fields: { ...emptyFields, ...fields },
  actions: [],
  proposed: null,
  forms: [],
});
/** Forms of one person on one draft, each holding what its writer sees. */
export function forms(start: Content, by = maya) {
  let content = start;
  const held = new Map<string, Typed['fields']>();
  const sent = new Map<string, Typed[]>();
  const deliver = (typed: Typed) => {
    content = typedInto(content, typed);
  };
  return {
    content: () => content,
    fields: () => content.fields,
    open(form: string, zone = london) {
      const { content: next, shown } = opened(content, { form, by }, zone);
      content = next;
      held.set(form, shown);
      return shown;
    },
    type(form: string, fields: Partial<Typed['fields']>, arrives = true) {
      const now = { ...held.get(form)!, ...fields };
      held.set(form, now);
      const before = sent.get(form) ?? [];
      const typed = { form, by, at: before.length + 1, fields: now };
      sent.set(form, [...before, typed]);
      if (arrives) deliver(typed);
      return typed;
    },
    deliver,
    close(form: string) {
      content = closed(content, { form, by });
    },
  };
}
