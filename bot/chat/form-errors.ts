import type * as z from 'zod/mini';
import type { Words } from '../../shared/words/words.ts';
import { isEmpty, type Typed, type TypedFields } from './typed.ts';

type Issue = z.core.$ZodIssue;

/** What is wrong, in a person's words, beside the field it is about. Issues about what no field holds are left out. */
export function fieldErrors(issues: readonly Issue[], fields: TypedFields, words: Words): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const issue of issues) {
    const name = String(issue.path[0] ?? '');
    const typed = fields[name];
    if (typed && !(name in errors)) errors[name] = wordIssue(issue, typed, words);
  }
  return errors;
}

function wordIssue(issue: Issue, { kind, value }: Typed, { form }: Words): string {
  if (isEmpty(value)) return form.needed();
  switch (kind) {
    case 'text':
      if (issue.code === 'too_big') return form.tooLong({ most: Number(issue.maximum) });
      if (issue.code === 'invalid_format' && String(issue.pattern).includes('https')) return form.link();
      return form.invalid();
    case 'number':
      if (issue.code === 'too_small') return form.numberLeast({ least: Number(issue.minimum) });
      if (issue.code === 'too_big') return form.numberMost({ most: Number(issue.maximum) });
      return form.wholeNumber();
    case 'date':
      return form.date();
    case 'time':
      return form.time();
    case 'zone':
      return form.zone();
    case 'several':
      return issue.code === 'too_small' ? form.atLeast({ count: Number(issue.minimum) }) : form.choose();
    case 'select':
    case 'person':
    case 'channel':
      return form.choose();
    default:
      return kind satisfies never;
  }
}
