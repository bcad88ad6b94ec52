import { sayForBoth } from '../../../shared/words/dates.ts';
import type { Block } from '../../chat/card.ts';
import { partnerZone } from '../partner.ts';
import { type Recorded, recordedBlocks } from '../recorded.ts';
import { type LogTelling, whoseOf } from './telling.ts';

/** What a record says, for one of its two: with what has become of each action, and the next meeting by both clocks. */
export function recordBlocks(telling: LogTelling, record: Recorded): Block[] {
  const { reader, pair, now } = telling;
  return recordedBlocks(
    {
      reader,
      now,
      whose: (person) => whoseOf(telling, person),
      // One that was done or dropped long ago is a fact no more.
      became: (action) => pair.actions.find((one) => one.id === action)?.status ?? 'other',
      next: (at) => ({ label: reader.words.log.next(), text: sayForBoth(at, reader.person, partnerZone(pair), now) }),
    },
    record,
  );
}
