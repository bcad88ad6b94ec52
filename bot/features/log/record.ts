import type { Fact, Part } from '../../../shared/page.ts';
import { sayForBoth } from '../../../shared/words/dates.ts';
import { partnerZone } from '../partner.ts';
import { type Reading, type Recorded, recordedFacts, recordedParts } from '../recorded.ts';
import { type LogTelling, whoseOf } from './telling.ts';

export const factsOf = (telling: LogTelling, record: Recorded): Fact[] => recordedFacts(readingOf(telling), record);

export const partsOf = (telling: LogTelling, record: Recorded): Part[] => recordedParts(readingOf(telling), record);

/** One of its two reads what has become of each action, and when they meet next by both clocks. */
function readingOf(telling: LogTelling): Reading {
  const { reader, pair, now } = telling;
  return {
    reader,
    now,
    whose: (person) => whoseOf(telling, person),
    // One that was done or dropped long ago is a fact no more.
    became: (action) => pair.actions.find((one) => one.id === action)?.status ?? 'other',
    next: (at) => ({ label: reader.words.log.next(), text: sayForBoth(at, reader.person, partnerZone(pair), now) }),
  };
}
