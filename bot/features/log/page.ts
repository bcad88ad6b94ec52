import type { Page } from '../../../shared/page.ts';
import { sayForBoth } from '../../../shared/words/dates.ts';
import { partnerOf, partnerZone } from '../partner.ts';
import { factsOf, type Recorded } from '../recorded.ts';
import { addedTo, namesUnder, remarksOn } from './marks.ts';
import { partsOf } from './record.ts';
import { sayReaders, sayStage } from './stage.ts';
import { dayOf, type LogTelling } from './telling.ts';

/** All of a log for one of its two: to be read in a window, and to be taken away. */
export function logPage(telling: LogTelling): Page {
  const { reader, pair, log, meeting, now } = telling;
  const { words, person } = reader;
  const record = recordIn(telling);
  return {
    name: words.log.fileName({ day: dayOf(telling), partner: partnerOf(pair) }),
    language: person.language,
    title: words.log.title({ day: dayOf(telling) }),
    facts: [
      { label: words.log.meeting(), value: sayForBoth(meeting.start, person, partnerZone(pair), now) },
      { label: words.log.with(), value: partnerOf(pair) },
      ...(record ? factsOf(reader, record) : []),
    ],
    parts: [...(record ? partsOf(telling, record) : []), ...namesUnder(telling), ...remarksOn(telling), ...addedTo(telling)],
    foot: [...wrongIn(telling), sayStage(telling), ...(log.paper ? [words.log.wasPaper()] : []), sayReaders(telling)],
    made: now,
  };
}

/** The record as it was signed, or in a draft as it would be. */
function recordIn({ draft, log }: LogTelling): Recorded | null {
  const content = log.entries.find((one) => one.entry === log.entry)?.content;
  return draft ?? (content?.kind === 'record' ? content : null);
}

/** Said plainly, where what is kept is not what was signed. */
export function wrongIn({ reader, log, wrong }: LogTelling): string[] {
  return wrong.length === 0 ? [] : [reader.words.log.notWhatWasSigned({ log: log.id })];
}
