import type { Part, Row } from '../../../shared/page.ts';
import type { EntrySeen } from '../../../shared/seen.ts';
import { type LogTelling, onWhen, whoseOf } from './telling.ts';

/** Comments, corrections that were suggested and another account, each with the weight of the record beside it. */
export function remarksOn(telling: LogTelling): Part[] {
  const { log, reader } = telling;
  const part = (heading: string, remarks: EntrySeen['remarks']): Part[] =>
    remarks.length === 0 ? [] : [{ heading, rows: remarks.map((one) => remarkRow(telling, one)) }];
  return [
    ...part(reader.words.log.remarkedEarlier(), log.earlier),
    ...part(
      reader.words.log.remarked(),
      log.entries.flatMap((one) => one.remarks),
    ),
  ];
}

function remarkRow(telling: LogTelling, { person, kind, text, at }: EntrySeen['remarks'][number]): Row {
  const { log } = telling.reader.words;
  const said = { correction: log.suggestedBy, comment: log.commentedBy, differently: log.seenDifferentlyBy };
  return { text, detail: said[kind]({ ...whoseOf(telling, person), when: onWhen(telling, at) }) };
}

/** Whose names are under the record. */
export function namesUnder(telling: LogTelling): Part[] {
  const { log, reader } = telling;
  const { signatures, signedName, signedWhen } = reader.words.log;
  const names = log.entries.find((one) => one.entry === log.entry)?.names ?? [];
  const rows = names.map(({ person, at }) => ({
    text: signedName(whoseOf(telling, person)),
    detail: signedWhen({ when: onWhen(telling, at) }),
  }));
  return rows.length === 0 ? [] : [{ heading: signatures(), rows }];
}

function namesOf(telling: LogTelling, { names }: EntrySeen): string[] {
  const { signedBy } = telling.reader.words.log;
  return names.map(({ person, at }) => signedBy({ ...whoseOf(telling, person), when: onWhen(telling, at) }));
}

/** What was added to a signed record, why, and who stands by it. */
export function addedTo(telling: LogTelling): Part[] {
  const { log, reader } = telling;
  return log.entries.flatMap((entry): Part[] => {
    const { content, by, at } = entry;
    if (content.kind !== 'amendment') return [];
    const heading = reader.words.log.addedBy({ ...whoseOf(telling, by), when: onWhen(telling, at) });
    const reason = reader.words.log.addedBecause({ reason: content.reason });
    const waits = log.amendment === entry.entry ? [reader.words.log.addedWaits()] : [];
    return [{ heading, text: [content.text, reason, ...namesOf(telling, entry), ...waits] }];
  });
}
