import type { View } from '../../../shared/access.ts';
import type { LogContent } from '../../../shared/domain/log.ts';
import { dateAt, type Instant, instantAt, type WallDate } from '../../../shared/time.ts';
import { sayDate, sayDay, sayLength, sayWhen } from '../../../shared/words/dates.ts';
import { type Block, type Card, card, hint, type Item, list, say, title } from '../../chat/card.ts';
import type { Reader } from '../feature.ts';
import { nameIn, pairNames } from './say.ts';

type Reading = { reader: Reader; view: View<'logRead'>; now: Instant };
type Entry = View<'logRead'>['entries'][number];
type RecordOf<K extends LogContent['kind']> = Extract<LogContent, { kind: K }>;

/** A log as a coordinator reads it. */
export function readCard(reader: Reader, view: View<'logRead'>, now: Instant): Card {
  const { words, person } = reader;
  const reading: Reading = { reader, view, now };
  const day = sayDate(view.day, person.language, dateAt(now, person.zone));
  const names = pairNames(view);
  return card('readers.log', {
    summary: words.readers.logSummary({ day, ...names }),
    blocks: [
      title(words.readers.logTitle({ day })),
      hint(words.readers.pair(names)),
      ...view.entries.flatMap((entry) => entryBlocks(reading, entry)),
      hint(words.readers.logTold(names)),
    ],
  });
}

function entryBlocks(reading: Reading, entry: Entry): Block[] {
  const { readers } = reading.reader.words;
  const nameOf = (id: Entry['by']) => nameIn(reading.view, id);
  const [first, ...others] = entry.names.map((one) => nameOf(one.person));
  return [
    ...(entry.content.kind === 'record' ? recordBlocks(reading, entry.content) : addedBlocks(reading, entry.at, entry.content)),
    ...(first === undefined
      ? []
      : [hint(others.length > 0 ? readers.logNames({ names: [first, ...others].join(', ') }) : readers.logNamed({ name: first }))]),
    ...entry.remarks.flatMap(({ kind, person, text }) => [
      hint((kind === 'differently' ? readers.logDifferently : readers.logComment)({ name: nameOf(person) })),
      say(text),
    ]),
  ];
}

function recordBlocks({ reader, view, now }: Reading, record: RecordOf<'record'>): Block[] {
  const { words, person } = reader;
  const { readers } = words;
  const byDay = (date: WallDate) => sayDate(date, person.language, dateAt(now, person.zone));
  const before = record.before.map((one): Item => {
    const values = { name: nameIn(view, one.person), day: byDay(one.byWhen) };
    return { text: one.text, hint: one.done ? readers.logDone(values) : readers.logNotDone(values) };
  });
  const agreed = record.actions.map(
    (one): Item => ({ text: one.text, hint: readers.logAction({ name: nameIn(view, one.person), day: byDay(one.byWhen) }) }),
  );
  const length = sayLength(record.minutes, person.language);
  const { next } = record;
  return [
    say(readers.logHow({ length, method: record.method === 'face-to-face' ? 'facetoface' : record.method })),
    ...said(readers.logPlace(), record.place),
    ...(before.length > 0 ? [list(before, { title: readers.logBefore() })] : []),
    ...said(readers.logWent(), record.went),
    ...said(readers.logTopics(), record.topics),
    ...said(readers.logHard(), record.hard),
    ...said(readers.logHelped(), record.helped),
    ...said(readers.logLeft(), record.left),
    ...said(readers.logSteps(), record.steps),
    ...(agreed.length > 0 ? [list(agreed, { title: readers.logActions() })] : []),
    ...said(readers.logNextTopic(), record.nextTopic),
    ...(next ? [hint(readers.logNext({ when: sayWhen(instantAt(next.at, next.zone), person.zone, person.language, now) }))] : []),
  ];
}

function addedBlocks({ reader: { words, person }, now }: Reading, at: Instant, { reason, text }: RecordOf<'amendment'>): Block[] {
  const day = sayDay(at, person.zone, person.language, now);
  return [title(words.readers.logAdded({ day })), hint(words.readers.logReason({ reason })), say(text)];
}

/** A field under what it is; one left empty is left out. */
function said(label: string, text: string): Block[] {
  return text.trim() === '' ? [] : [hint(label), say(text)];
}
