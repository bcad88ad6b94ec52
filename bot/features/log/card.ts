import { type Card, card, factList, hint, say, title } from '../../chat/card.ts';
import { partBlocks } from '../part-blocks.ts';
import { partnerOf } from '../partner.ts';
import { choicesOf } from './choices.ts';
import { logPage, wrongIn } from './page.ts';
import { sayStage, stageOf } from './stage.ts';
import { dayOf, type LogTelling } from './telling.ts';

/** All of a log, for a window and nothing else: what it says is part of no message. `note` is what has just come of it. */
export function logCard(telling: LogTelling, note: string | null): Card {
  const { reader, pair } = telling;
  const page = logPage(telling);
  const how = sayStage(telling);
  return card('log', {
    summary: reader.words.log.summary({ day: dayOf(telling), partner: partnerOf(pair), stage: stageOf(telling) }),
    blocks: [
      title(page.title),
      note === null ? null : say(note),
      say(how),
      ...wrongIn(telling).map(say),
      factList([...page.facts]),
      ...page.parts.flatMap(partBlocks),
      ...page.foot.filter((line) => line !== how && !wrongIn(telling).includes(line)).map(hint),
      ...choicesOf(telling),
    ],
  });
}
