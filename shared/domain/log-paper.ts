import { apply } from '../apply.ts';
import { type Decision, isRefusal, put, type Refusal } from '../decision.ts';
import type { Facts } from '../facts.ts';
import { type Instant, minus } from '../time.ts';
import { type AgreedTime, clashing, hasRoom, mayBook } from './booking.ts';
import type { LogId, MeetingId } from './ids.ts';
import type { LogHand } from './log-marks.ts';
import type { Heard } from './log-readers.ts';
import { beginLog } from './log-writing.ts';
import { endOf, type Meeting } from './meeting.ts';

/** How far back a meeting may lie that is entered from paper: as far as meetings are facts. */
export const PAPER_DAYS = 180;

/**
 * A meeting that Cairn knew nothing of, and its log, written down on paper and entered later. Whoever enters it says that it took place;
 * the other says so with their signature, or that they see it differently.
 */
export function enterFromPaper(
  facts: Facts,
  was: Pick<Meeting, 'minutes' | 'method' | 'place'> & { time: AgreedTime },
  ids: { meeting: MeetingId; log: LogId },
  { who, now, heard }: Pick<LogHand, 'who' | 'now'> & { heard: Heard },
): Decision | Refusal {
  const { time, minutes, method, place } = was;
  const no = mayBook(facts, who) ?? wasWhen(facts, { id: ids.meeting, start: time.start, minutes }, now) ?? hasRoom(facts, 1);
  if (no) return no;
  const meeting: Meeting = {
    id: ids.meeting,
    mentorship: facts.mentorship.id,
    ...time,
    minutes,
    method,
    place,
    joinLink: null,
    scheduleRevision: 1,
    sequence: 0,
    status: 'held',
    proposedBy: who,
    proposedAt: now,
    movedFrom: null,
    confirmedAt: null,
    series: null,
    occurrence: null,
    ending: null,
    restored: null,
  };
  const held = [put('meeting', meeting), put('attendance', { meeting: ids.meeting, person: who, met: true, at: now })];
  const begun = beginLog(apply(facts, held), ids.meeting, { log: ids.log, paper: true, topics: '', actions: [] }, { who, now, heard });
  return isRefusal(begun) ? begun : { changes: [...held, ...begun.changes] };
}

function wasWhen(facts: Facts, was: Pick<Meeting, 'id' | 'start' | 'minutes'>, now: Instant): Refusal | null {
  if (endOf(was) > now) return { refused: 'paperNotOver', field: 'time' };
  if (was.start < minus(now, { days: PAPER_DAYS })) return { refused: 'paperTooOld', values: { days: PAPER_DAYS }, field: 'date' };
  const there = facts.meetings.filter((one) => one.status !== 'cancelled');
  return clashing(there, was).length > 0 ? { refused: 'paperThere', field: 'date' } : null;
}
