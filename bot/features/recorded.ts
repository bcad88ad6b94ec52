import type { ActionId, PersonId } from '../../shared/domain/ids.ts';
import type { LogContent } from '../../shared/domain/log.ts';
import type { Fact, Part, Row } from '../../shared/page.ts';
import { dateAt, type Instant, instantAt, type WallDate } from '../../shared/time.ts';
import { sayDate, sayLength } from '../../shared/words/dates.ts';
import type { Reader } from './feature.ts';
import { methodName } from './method.ts';

export type Recorded = Extract<LogContent, { kind: 'record' }>;

type State = 'open' | 'done' | 'dropped' | 'other';

/** What a record is read with, which differs from one reader to the next. */
export type Reading = {
  reader: Reader;
  now: Instant;
  whose: (person: PersonId) => { whose: 'you' | 'other'; name: string };
  /** What has become of an action since, where its reader may know. */
  became: (action: ActionId) => State;
  /** The next meeting, worded for the reader. */
  next: (at: Instant) => Part;
};

export function factsOf({ words, person }: Reader, { minutes, method, place }: Recorded): Fact[] {
  return [
    { label: words.meeting.length(), value: sayLength(minutes, person.language) },
    { label: words.meeting.method(), value: methodName(method, words) },
    ...(place === '' ? [] : [{ label: words.meeting.place(), value: place }]),
  ];
}

/** What a record says, in the order it is asked for; what was left empty is not shown. */
export function partsOf(reading: Reading, record: Recorded): Part[] {
  const { log } = reading.reader.words;
  const written = (heading: string, text: string): Part[] => (text === '' ? [] : [{ heading, text: [text] }]);
  const listed = (heading: string, rows: Row[]): Part[] => (rows.length === 0 ? [] : [{ heading, rows }]);
  return [
    ...listed(
      log.before(),
      record.before.map((one) => rowOf(reading, one, one.done ? 'done' : 'open')),
    ),
    ...written(log.went(), record.went),
    ...written(log.topics(), record.topics),
    ...written(log.hard(), record.hard),
    ...written(log.helped(), record.helped),
    ...written(log.left(), record.left),
    ...written(log.steps(), record.steps),
    ...listed(
      log.agreed(),
      record.actions.map((one) => rowOf(reading, one, reading.became(one.id))),
    ),
    ...written(log.nextTopic(), record.nextTopic),
    ...(record.next === null ? [] : [reading.next(instantAt(record.next.at, record.next.zone))]),
  ];
}

type Agreed = { text: string; person: PersonId; byWhen: WallDate };

function rowOf({ reader, now, whose }: Reading, { text, person, byWhen }: Agreed, state: State): Row {
  const day = sayDate(byWhen, reader.person.language, dateAt(now, reader.person.zone));
  const detail = reader.words.log.actionHint({ ...whose(person), day, state });
  return state === 'done' || state === 'open' ? { text, detail, done: state === 'done' } : { text, detail };
}
