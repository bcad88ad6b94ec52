import type { Field, Form } from '../../../bot/chat/form.ts';
import type { PartialAsk } from '../../../shared/intent.ts';
import { addDays, dateAt, type Instant, type Zone } from '../../../shared/time.ts';

/** A form as somebody might send it: once with each of the options there are, and otherwise as it begins. */
export function sendings(form: Form, now: Instant, more: Record<string, unknown> = {}): PartialAsk[] {
  const base = Object.fromEntries(form.fields.map((field) => [field.name, sample(field, now)]));
  const others = form.fields.flatMap((field) =>
    field.field === 'select' ? field.options.map(({ value }) => ({ [field.name]: value })) : [],
  );
  return [{}, ...others].map((one) => ({ ...form.ask, ...base, at: Date.parse(now), ...one, ...more }) as PartialAsk);
}

function sample(field: Field, now: Instant): unknown {
  if (field.field === 'several') return field.values.length > 0 ? field.values : field.options.slice(0, 1).map(({ value }) => value);
  if (field.value !== null) return field.value;
  switch (field.field) {
    case 'text':
      return field.name === 'joinLink' ? 'https://meet.example.org/rowan-valley' : 'A little more of everything';
    case 'number':
      return field.optional ? null : field.least;
    case 'date':
      return addDays(dateAt(now, 'Europe/London' as Zone), 3);
    case 'time':
      return '14:00';
    case 'select':
      return field.options[0]?.value ?? null;
    case 'zone':
      return 'Europe/London';
    case 'person':
      return field.name === 'mentee' ? 'bethan' : 'joseph';
    case 'channel':
      return 'rowan-valley';
    default:
      return field satisfies never;
  }
}
