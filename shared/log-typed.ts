import type { MOST_ROWS, Typed } from './domain/drafting.ts';
import type { PersonId } from './domain/ids.ts';
import type { TypedFields } from './log-fields.ts';

const numbers = [1, 2, 3, 4] as const satisfies { length: typeof MOST_ROWS };

/** What a form of somebody's holds, as the log's rules know it. */
export function typedIn({ form, at, zone, ...fields }: TypedFields, by: PersonId): Typed {
  const rows = numbers.map((number) => ({
    text: fields[`action${number}`],
    person: fields[`action${number}By`],
    byWhen: fields[`action${number}On`],
  }));
  const { minutes, method, place, done, went, topics, hard, helped, left, steps, nextTopic, nextDate, nextTime } = fields;
  const texts = { place, went, topics, hard, helped, left, steps, nextTopic };
  return { form, by, at, fields: { ...texts, minutes, method, done, nextDate, nextTime, nextZone: zone, rows } };
}
