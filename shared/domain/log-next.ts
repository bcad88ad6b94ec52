import { type Change, isRefusal, type Refusal } from '../decision.ts';
import type { Facts } from '../facts.ts';
import { type Instant, type WallTime, wallTime, type Zone } from '../time.ts';
import { agreedTime, confirm, propose } from './booking.ts';
import type { MeetingId, PersonId } from './ids.ts';
import type { LogEntry, LogFields } from './log.ts';
import { readBytes } from './log-bytes.ts';
import type { LogHand } from './log-marks.ts';
import type { Meeting } from './meeting.ts';

type Next = { at: { at: WallTime; zone: Zone } | null; changes: readonly Change[] };

/** The next meeting as it is put to the other: like this one, in the zone of whoever writes. One that is there already is only named. */
export function nextOf(
  facts: Facts,
  meeting: Meeting,
  { nextDate, nextTime }: LogFields,
  id: MeetingId,
  { who, now }: LogHand,
): Next | Refusal<'nextNeedsTime' | 'nextNeedsDate' | 'nextInThePast' | 'nextTooFar'> {
  if (nextDate === null && nextTime === null) return { at: null, changes: [] };
  if (nextTime === null) return { refused: 'nextNeedsTime', field: 'nextTime' };
  if (nextDate === null) return { refused: 'nextNeedsDate', field: 'nextDate' };
  const { zone } = facts.people.find((one) => one.id === who)!;
  const at = wallTime(nextDate, nextTime);
  const time = agreedTime({ date: nextDate, time: nextTime, zone, fold: 'earlier' });
  if ('kind' in time) throw new Error('a fold was given');
  const { minutes, method, place, joinLink } = meeting;
  const outcome = propose(facts, who, { time, minutes, method, place, joinLink }, id, now);
  if (!isRefusal(outcome)) return { at: { at, zone }, changes: outcome.changes };
  if (outcome.refused === 'inThePast') return { refused: 'nextInThePast', field: 'nextDate' };
  if (outcome.refused === 'tooFar') return { refused: 'nextTooFar', field: 'nextDate' };
  return { at: { at, zone }, changes: [] };
}

/** The next meeting that a record names, agreed with the signature under it; one answered or moved meanwhile stays as it is. */
export function nextAgreed(facts: Facts, entry: LogEntry, who: PersonId, now: Instant): readonly Change[] {
  const content = readBytes(entry.bytes);
  if (content.kind !== 'record' || content.next === null) return [];
  const { at, zone } = content.next;
  const meeting = facts.meetings.find(
    (one) => one.at === at && one.zone === zone && one.status === 'proposed' && one.proposedBy === entry.by,
  );
  const outcome = meeting && confirm(facts, who, meeting.id, meeting.scheduleRevision, now);
  return !outcome || isRefusal(outcome) ? [] : outcome.changes;
}
