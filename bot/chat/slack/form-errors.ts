import type * as z from 'zod/mini';
import type { Words } from '../../../shared/words/words.ts';
import type { Held } from './shapes.ts';

type Issue = z.core.$ZodIssue;

/** What is wrong, in a person's words, beside the field it is about. Issues about what no field holds are left to the caller. */
export function fieldErrors(issues: readonly Issue[], held: ReadonlyMap<string, Held>, words: Words): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const issue of issues) {
    const name = String(issue.path[0] ?? '');
    const field = held.get(name);
    if (field && !(name in errors)) errors[name] = wordIssue(issue, field, words);
  }
  return errors;
}

function wordIssue(issue: Issue, field: Held, words: Words): string {
  const { form } = words;
  if (isEmpty(field)) return form.needed();
  if (field.type === 'number_input') return wordNumber(issue, words);
  switch (field.type) {
    case 'datepicker':
      return form.date();
    case 'timepicker':
      return form.time();
    case 'external_select':
      return form.zone();
    case 'static_select':
      return form.choose();
    case 'checkboxes':
    case 'multi_static_select':
      return issue.code === 'too_small' ? form.atLeast({ count: Number(issue.minimum) }) : form.choose();
    default:
      break;
  }
  if (issue.code === 'too_big')
    return isAmount(issue) ? form.numberMost({ most: Number(issue.maximum) }) : form.tooLong({ most: Number(issue.maximum) });
  if (issue.code === 'too_small') return isAmount(issue) ? form.numberLeast({ least: Number(issue.minimum) }) : form.needed();
  if (issue.code === 'invalid_type' && (issue.expected === 'number' || issue.expected === 'int')) return form.wholeNumber();
  if (issue.code === 'invalid_format' && 'pattern' in issue && String(issue.pattern).includes('https')) return form.link();
  return form.invalid();
}

function wordNumber(issue: Issue, words: Words): string {
  if (issue.code === 'too_small') return words.form.numberLeast({ least: Number(issue.minimum) });
  if (issue.code === 'too_big') return words.form.numberMost({ most: Number(issue.maximum) });
  return words.form.wholeNumber();
}

const isAmount = (issue: Issue) => 'origin' in issue && (issue.origin === 'number' || issue.origin === 'int');

function isEmpty(field: Held): boolean {
  const single = field.value ?? field.selected_date ?? field.selected_time ?? field.selected_user ?? field.selected_conversation;
  return !single && !field.selected_option && field.selected_options === undefined;
}
