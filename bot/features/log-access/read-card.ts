import type { View } from '../../../shared/access.ts';
import { dateAt, type Instant } from '../../../shared/time.ts';
import { sayDate, sayDay, sayWhen } from '../../../shared/words/dates.ts';
import { type Block, type Card, card, factList, hint, say, title } from '../../chat/card.ts';
import type { Reader } from '../feature.ts';
import { partBlocks } from '../part-blocks.ts';
import { factsOf, partsOf, type Reading, type Recorded } from '../recorded.ts';
import { nameIn, pairNames } from './say.ts';

type Entry = View<'logRead'>['entries'][number];

/** A log as a coordinator reads it. */
export function readCard(reader: Reader, view: View<'logRead'>, now: Instant): Card {
  const { words, person } = reader;
  const day = sayDate(view.day, person.language, dateAt(now, person.zone));
  const names = pairNames(view);
  const reading: Reading = {
    reader,
    now,
    whose: (id) => ({ whose: 'other', name: nameIn(view, id) }),
    // What has become of an action since stands in the plan, which is the pair's.
    became: () => 'other',
    next: (at) => ({ heading: words.readers.logNext(), text: [sayWhen(at, person.zone, person.language, now)] }),
  };
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
  const nameOf = (id: Entry['by']) => reading.whose(id).name;
  const names = entry.names.map((one) => nameOf(one.person)).join(', ');
  return [
    ...(entry.content.kind === 'record' ? recordBlocks(reading, entry.content) : addedBlocks(reading, entry.at, entry.content)),
    hint(readers.logNames({ names })),
    ...entry.remarks.flatMap(({ kind, person, text }) => [
      hint((kind === 'differently' ? readers.logDifferently : readers.logComment)({ name: nameOf(person) })),
      say(text),
    ]),
  ];
}

function recordBlocks(reading: Reading, record: Recorded): Block[] {
  return [factList(factsOf(reading.reader, record)), ...partsOf(reading, record).flatMap(partBlocks)];
}

function addedBlocks(
  { reader: { words, person }, now }: Reading,
  at: Instant,
  { reason, text }: { reason: string; text: string },
): Block[] {
  const day = sayDay(at, person.zone, person.language, now);
  return [title(words.readers.logAdded({ day })), hint(words.readers.logReason({ reason })), say(text)];
}
