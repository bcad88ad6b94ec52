import { sayBoth } from '../../../shared/words/dates.ts';
import { type Block, type Card, card, hint, say, title } from '../../chat/card.ts';
import { partnerOf, partnerZone } from '../partner.ts';
import { choicesOf } from './choices.ts';
import { addedBlocks, nameBlocks, remarkBlocks } from './marks.ts';
import { recordBlocks } from './record.ts';
import { sayReaders, sayStage, stageOf } from './stage.ts';
import { dayOf, type LogTelling, type Recorded } from './telling.ts';

/** All of a log, for a window and nothing else: what it says is part of no message. */
export function logCard(telling: LogTelling, note: string | null): Card {
  const { reader, pair, log, meeting, now } = telling;
  const { words, person } = reader;
  const heading = words.log.title({ day: dayOf(telling) });
  const record = recordIn(telling);
  return card('log', {
    summary: words.log.summary({ day: dayOf(telling), partner: partnerOf(pair), stage: stageOf(telling) }),
    blocks: [
      title(heading),
      note === null ? null : say(note),
      say(sayStage(telling)),
      ...wrongBlocks(telling),
      { block: 'when', start: meeting.start, ...sayBoth(meeting.start, person, partnerZone(pair), now) },
      ...(record ? recordBlocks(telling, record) : []),
      ...remarkBlocks(telling),
      ...nameBlocks(telling),
      ...addedBlocks(telling),
      log.paper ? hint(words.log.wasPaper()) : null,
      hint(sayReaders(telling)),
      ...choicesOf(telling),
    ],
  });
}

function recordIn({ draft, log }: LogTelling): Recorded | null {
  const content = log.entries.find((one) => one.entry === log.entry)?.content;
  return draft ?? (content?.kind === 'record' ? content : null);
}

/** Said plainly, where what is kept is not what was signed. */
function wrongBlocks({ reader, log, wrong }: LogTelling): Block[] {
  return wrong.length === 0 ? [] : [say(reader.words.log.notWhatWasSigned({ log: log.id }))];
}
