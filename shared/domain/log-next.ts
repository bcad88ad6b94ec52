import { type Change, isRefusal, type Refusal } from '../decision.ts';
import type { Facts } from '../facts.ts';
import { type Instant, plus, type WallTime, type Zone } from '../time.ts';
import { type AgreedTime, agreedTime, confirm, FARTHEST_DAYS, move, propose } from './booking.ts';
import { cancel } from './calling-off.ts';
import type { MeetingId, PersonId } from './ids.ts';
import type { LogDraft, LogEntry, LogFields } from './log.ts';
import { readBytes } from './log-bytes.ts';
import type { LogHand } from './log-marks.ts';
import { logOf } from './log-state.ts';
import type { Meeting } from './meeting.ts';

type Next = { at: { at: WallTime; zone: Zone } | null; changes: readonly Change[]; proposed: MeetingId | null };
type WrongNext = Refusal<'nextNeedsTime' | 'nextNeedsDate' | 'nextInThePast' | 'nextTooFar'>;

/** When they meet next, as a form or draft has it; null where it says nothing of that. */
export function nextTime(
  facts: Facts,
  meeting: Meeting,
  { nextDate, nextTime: time, nextZone }: LogFields,
  now: Instant,
): AgreedTime | WrongNext | null {
  if (nextDate === null && time === null) return null;
  if (time === null) return { refused: 'nextNeedsTime', field: 'nextTime' };
  if (nextDate === null) return { refused: 'nextNeedsDate', field: 'nextDate' };
  if (nextZone === null) throw new Error('the next meeting has a time and no zone');
  const next = agreedTime({ date: nextDate, time, zone: nextZone, fold: 'earlier' });
  if ('kind' in next) throw new Error('a fold was given');
  if (next.start <= now && !isPast(facts, meeting, next.start)) return { refused: 'nextInThePast', field: 'nextDate' };
  return next.start > plus(now, { days: FARTHEST_DAYS }) ? { refused: 'nextTooFar', field: 'nextDate' } : next;
}

/** A log that is written late, or was on paper, may name a meeting that has been since. */
function isPast(facts: Facts, meeting: Meeting, start: Instant): boolean {
  const isKnown = facts.meetings.some((one) => one.start === start && one.status !== 'cancelled');
  return start > meeting.start && (isKnown || logOf(facts, meeting)?.paper === true);
}

/**
 * The next meeting as it is put to the other, like this one; one that was put to them when the log was filed before is moved, or taken
 * back where none is named any more. One that cannot be arranged, as when it is there already, is only named.
 */
export function nextOf(
  facts: Facts,
  meeting: Meeting,
  { fields, proposed }: LogDraft['content'],
  id: MeetingId,
  { who, now }: LogHand,
): Next | WrongNext {
  const time = nextTime(facts, meeting, fields, now);
  if (time !== null && isRefusal(time)) return time;
  const before = facts.meetings.find((one) => one.id === proposed && one.status === 'proposed' && one.proposedBy === who);
  if (time === null) {
    const off = before ? cancel(facts, who, before.id, before.scheduleRevision, now) : { changes: [] };
    return { at: null, changes: isRefusal(off) ? [] : off.changes, proposed: null };
  }
  const { minutes, method, place, joinLink } = meeting;
  const outcome = before
    ? move(facts, who, before.id, before.scheduleRevision, { ...time, minutes: before.minutes }, now)
    : propose(facts, who, { time, minutes, method, place, joinLink }, id, now);
  const at = { at: time.at, zone: time.zone };
  return isRefusal(outcome) ? { at, changes: [], proposed } : { at, changes: outcome.changes, proposed: before?.id ?? id };
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
