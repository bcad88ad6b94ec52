import type { EntrySeen } from '../../../shared/seen.ts';
import { type Block, hint, type Item, list, say } from '../../chat/card.ts';
import { type LogTelling, onWhen, whoseOf } from './telling.ts';

/** Comments, corrections that were suggested and another account, each with the weight of the record beside it. */
export function remarkBlocks(telling: LogTelling): Block[] {
  const { log, reader } = telling;
  const { words } = reader;
  const remarks = log.entries.flatMap((one) => one.remarks).map((one) => item(telling, one));
  const earlier = log.earlier.map((one) => item(telling, one));
  return [
    ...(earlier.length > 0 ? [list(earlier, { title: words.log.remarkedEarlier() })] : []),
    ...(remarks.length > 0 ? [list(remarks, { title: words.log.remarked() })] : []),
  ];
}

function item(telling: LogTelling, { person, kind, text, at }: EntrySeen['remarks'][number]): Item {
  const { words } = telling.reader;
  const said = { correction: words.log.suggestedBy, comment: words.log.commentedBy, differently: words.log.seenDifferentlyBy };
  return { text, hint: said[kind]({ ...whoseOf(telling, person), when: onWhen(telling, at) }) };
}

/** Whose names are under the record. */
export function nameBlocks(telling: LogTelling): Block[] {
  const record = telling.log.entries.find((one) => one.entry === telling.log.entry);
  return record ? namesUnder(telling, record) : [];
}

function namesUnder(telling: LogTelling, { names }: EntrySeen): Block[] {
  const { words } = telling.reader;
  return names.map(({ person, at }) => hint(words.log.signedBy({ ...whoseOf(telling, person), when: onWhen(telling, at) })));
}

/** What was added to a signed record, why, and who stands by it. */
export function addedBlocks(telling: LogTelling): Block[] {
  const { log, reader } = telling;
  return log.entries.flatMap((entry): Block[] => {
    const { content, by, at } = entry;
    if (content.kind !== 'amendment') return [];
    const added = reader.words.log.addedBy({ ...whoseOf(telling, by), when: onWhen(telling, at), reason: content.reason });
    const waits = log.amendment === entry.entry ? [hint(reader.words.log.addedWaits())] : [];
    return [hint(added), say(content.text), ...namesUnder(telling, entry), ...waits];
  });
}
