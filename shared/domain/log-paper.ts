import { apply } from '../apply.ts';
import { type Decision, isRefusal, put, type Refusal } from '../decision.ts';
import type { Facts } from '../facts.ts';
import { type Instant, plus } from '../time.ts';
import { type AgreedTime, mayBook } from './booking.ts';
import type { LogId, MeetingId } from './ids.ts';
import type { LogHand } from './log-marks.ts';
import { beginLog } from './log-writing.ts';
import type { Meeting } from './meeting.ts';

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
  { who, now }: Pick<LogHand, 'who' | 'now'>,
): Decision | Refusal {
  const { time, minutes, method, place } = was;
  const no = mayBook(facts, who) ?? wasWhen(facts, time.start, minutes, now);
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
  const begun = beginLog(apply(facts, held), ids.meeting, { log: ids.log, paper: true, topics: '', actions: [] }, { who, now });
  return isRefusal(begun) ? begun : { changes: [...held, ...begun.changes] };
}

function wasWhen(facts: Facts, start: Instant, minutes: number, now: Instant): Refusal | null {
  if (plus(start, { minutes }) > now) return { refused: 'paperNotOver', field: 'time' };
  if (start < plus(now, { days: -PAPER_DAYS })) return { refused: 'paperTooOld', values: { days: PAPER_DAYS }, field: 'date' };
  const there = facts.meetings.some((one) => one.start === start && one.status !== 'cancelled');
  return there ? { refused: 'paperThere', field: 'date' } : null;
}
