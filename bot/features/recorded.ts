import type { ActionId, PersonId } from '../../shared/domain/ids.ts';
import type { LogContent } from '../../shared/domain/log.ts';
import { dateAt, type Instant, instantAt, type WallDate } from '../../shared/time.ts';
import { sayDate, sayLength } from '../../shared/words/dates.ts';
import { type Block, factList, hint, type Item, list, say } from '../chat/card.ts';
import type { Reader } from './feature.ts';
import { methodName } from './method.ts';

export type Recorded = Extract<LogContent, { kind: 'record' }>;

/** What a record is read with, which differs from one reader to the next. */
export type Reading = {
  reader: Reader;
  now: Instant;
  whose: (person: PersonId) => { whose: 'you' | 'other'; name: string };
  /** What has become of an action since, where its reader may know. */
  became: (action: ActionId) => 'open' | 'done' | 'dropped' | 'other';
  /** The next meeting, worded for the reader. */
  next: (at: Instant) => { label: string; text: string };
};

/** What a record says, in the order it is asked for; what was left empty is not shown. */
export function recordedBlocks(reading: Reading, record: Recorded): Block[] {
  const { log } = reading.reader.words;
  return [
    factBlock(reading.reader, record),
    ...beforeBlocks(reading, record),
    ...part(log.went(), record.went),
    ...part(log.topics(), record.topics),
    ...part(log.hard(), record.hard),
    ...part(log.helped(), record.helped),
    ...part(log.left(), record.left),
    ...part(log.steps(), record.steps),
    ...agreedBlocks(reading, record),
    ...part(log.nextTopic(), record.nextTopic),
    ...nextBlocks(reading, record),
  ];
}

function part(label: string, text: string): Block[] {
  return text === '' ? [] : [hint(label), say(text)];
}

function factBlock({ words, person }: Reader, { minutes, method, place }: Recorded): Block {
  return factList([
    { label: words.meeting.length(), value: sayLength(minutes, person.language) },
    { label: words.meeting.method(), value: methodName(method, words) },
    ...(place === '' ? [] : [{ label: words.meeting.place(), value: place }]),
  ]);
}

function beforeBlocks(reading: Reading, { before }: Recorded): Block[] {
  const { log } = reading.reader.words;
  const items = before.map(
    ({ text, person, byWhen, done }): Item => ({
      text,
      hint: log.actionHint({ ...byWhom(reading, person, byWhen), state: done ? 'done' : 'open' }),
    }),
  );
  return items.length === 0 ? [] : [list(items, { title: log.before() })];
}

/** As they were agreed, and what has become of each since. */
function agreedBlocks(reading: Reading, { actions }: Recorded): Block[] {
  const { log } = reading.reader.words;
  const items = actions.map(
    ({ id, text, person, byWhen }): Item => ({
      text,
      hint: log.actionHint({ ...byWhom(reading, person, byWhen), state: reading.became(id) }),
    }),
  );
  return items.length === 0 ? [] : [list(items, { title: log.agreed() })];
}

function byWhom({ reader: { person: reader }, now, whose }: Reading, person: PersonId, byWhen: WallDate) {
  return { ...whose(person), day: sayDate(byWhen, reader.language, dateAt(now, reader.zone)) };
}

function nextBlocks({ next: said }: Reading, { next }: Recorded): Block[] {
  if (next === null) return [];
  const { label, text } = said(instantAt(next.at, next.zone));
  return part(label, text);
}
