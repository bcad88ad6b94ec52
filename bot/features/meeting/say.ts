import type { PersonId } from '../../../shared/domain/ids.ts';
import type { Meeting } from '../../../shared/domain/meeting.ts';
import { type Facts, partnersOf, personIn } from '../../../shared/facts.ts';
import type { Repeats } from '../../../shared/intent.ts';
import type { Instant } from '../../../shared/time.ts';
import { sayBoth, sayForBoth, sayOnWhen, sayWhen } from '../../../shared/words/dates.ts';
import type { Words } from '../../../shared/words/words.ts';
import type { Block } from '../../chat/card.ts';
import type { Reader } from '../feature.ts';

/** How a meeting is spoken of, to one of its parties. */
export type Telling = { facts: Facts; reader: Reader; now: Instant };

export function partnerNames({ facts, reader }: Telling): string {
  return joined(
    partnersOf(facts, reader.person.id).map((person) => person.name),
    reader.words,
  );
}

export function nameOf({ facts }: Telling, id: PersonId): string {
  return personIn(facts, id).name;
}

function joined(names: string[], words: Words): string {
  const [first, ...rest] = names;
  if (!first) return '';
  return rest.reduce((all, name) => words.meeting.andNames({ first: all, last: name }), first);
}

/** "Tuesday 24 November at 14:00"; a time is never said without its day and date. */
export function when({ reader, now }: Telling, at: Instant): string {
  return sayWhen(at, reader.person.zone, reader.person.language, now);
}

/** After a verb: "tomorrow, Tuesday 24 November, at 14:00", "on Thursday 26 November at 10:00". */
export function onWhen({ reader, now }: Telling, at: Instant): string {
  return sayOnWhen(at, reader.person.zone, reader.person.language, now);
}

/** "Tuesday 24 November at 14:00 for you, 19:30 in Kolkata": whenever a time is agreed on. */
export function both({ facts, reader, now }: Telling, at: Instant): string {
  return sayForBoth(at, reader.person, partnerZone(facts, reader), now);
}

export function whenBlock({ facts, reader, now }: Telling, start: Instant): Block {
  return { block: 'when', start, ...sayBoth(start, reader.person, partnerZone(facts, reader), now) };
}

function partnerZone(facts: Facts, reader: Reader) {
  const elsewhere = partnersOf(facts, reader.person.id).find((person) => person.zone !== reader.person.zone);
  return elsewhere?.zone ?? reader.person.zone;
}

export function repeatsName(repeats: Repeats, words: Words): string {
  type Name = Parameters<typeof words.meeting.repeatsName>[0]['repeats'];
  return words.meeting.repeatsName({ repeats: repeats.replaceAll('-', '') as Name });
}

export function statusOf(meeting: Meeting, who: PersonId) {
  if (meeting.status === 'proposed') return meeting.proposedBy === who ? 'proposedByYou' : 'proposedToYou';
  return meeting.status;
}
