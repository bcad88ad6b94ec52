import type { Part } from '../../../shared/page.ts';
import { sayForBoth } from '../../../shared/words/dates.ts';
import { partnerZone } from '../partner.ts';
import { type Recorded, partsOf as recordedParts } from '../recorded.ts';
import { type LogTelling, whoseOf } from './telling.ts';

/** What a record says, for one of its two: with what has become of each action, and the next meeting by both clocks. */
export function partsOf(telling: LogTelling, record: Recorded): Part[] {
  const { reader, pair, now } = telling;
  return recordedParts(
    {
      reader,
      now,
      whose: (person) => whoseOf(telling, person),
      // One that was done or dropped long ago is a fact no more.
      became: (action) => pair.actions.find((one) => one.id === action)?.status ?? 'other',
      next: (at) => ({ heading: reader.words.log.next(), text: [sayForBoth(at, reader.person, partnerZone(pair), now)] }),
    },
    record,
  );
}
