import { type Decision, put, type Refusal } from '../decision.ts';
import type { Facts } from '../facts.ts';
import { type Instant, latest, minus } from '../time.ts';
import { outcomeOf } from './attendance.ts';
import { meetingOf, stillOn } from './booking.ts';
import type { MeetingId, PersonId } from './ids.ts';
import { hasEnded, type Meeting } from './meeting.ts';

/** Somebody is on the way by then, and may be late. */
const NEAR_MINUTES = 120;

/** Whether an agreed meeting is near or under way. */
export function isNear(meeting: Pick<Meeting, 'status' | 'start' | 'minutes'>, now: Instant): boolean {
  return meeting.status === 'confirmed' && now >= minus(meeting.start, { minutes: NEAR_MINUTES }) && !hasEnded(meeting, now);
}

/** The same said again about the same time is said already. */
export function runningLate(facts: Facts, who: PersonId, id: MeetingId, minutes: number, now: Instant): Decision | Refusal {
  const meeting = meetingOf(facts, who, id);
  if ('refused' in meeting) return meeting;
  const no = stillOn(meeting, now);
  if (no) return no;
  if (meeting.status !== 'confirmed') return { refused: 'notYetAgreed' };
  if (!isNear(meeting, now)) return { refused: 'lateTooEarly' };
  const agreed = latest(meeting.confirmedAt ?? meeting.proposedAt, meeting.restored?.at ?? meeting.proposedAt);
  const isSaid = facts.late.some((one) => one.meeting === id && one.person === who && one.minutes === minutes && one.at >= agreed);
  return { changes: isSaid ? [] : [put('runningLate', { meeting: id, person: who, minutes, at: now })] };
}

/** One person's own answer; once the answers settle it, the meeting was held or it was not. */
export function sayWhetherMet(facts: Facts, who: PersonId, id: MeetingId, met: boolean, now: Instant): Decision | Refusal {
  const meeting = meetingOf(facts, who, id);
  if ('refused' in meeting) return meeting;
  if (meeting.status === 'cancelled') return { refused: 'isOff' };
  if (meeting.status === 'proposed') return { refused: 'notYetAgreed' };
  if (!hasEnded(meeting, now)) return { refused: 'notOverYet' };
  const answer = { meeting: id, person: who, met, at: now };
  const others = facts.attendance.filter((one) => one.meeting === id && one.person !== who);
  return { changes: [put('attendance', answer), ...settled(meeting, { ...facts, attendance: [...others, answer] }, now)] };
}

/** What the answers, or three days of silence, come to by now. */
export function settle(facts: Facts, id: MeetingId, now: Instant): Decision {
  const meeting = facts.meetings.find((one) => one.id === id);
  return { changes: meeting ? settled(meeting, facts, now) : [] };
}

function settled(meeting: Meeting, facts: Facts, now: Instant) {
  if (meeting.status === 'cancelled' || meeting.status === 'proposed') return [];
  const outcome = outcomeOf(
    meeting,
    facts.attendance.filter((one) => one.meeting === meeting.id),
    now,
  );
  const status = outcome === 'held' || outcome === 'missed' ? outcome : 'confirmed';
  return status === meeting.status ? [] : [put('meeting', { ...meeting, status })];
}

export function changeDetails(
  facts: Facts,
  who: PersonId,
  id: MeetingId,
  details: Pick<Meeting, 'method' | 'place' | 'joinLink'>,
  now: Instant,
): Decision | Refusal {
  const meeting = meetingOf(facts, who, id);
  if ('refused' in meeting) return meeting;
  const no = stillOn(meeting, now);
  if (no) return no;
  const same = details.method === meeting.method && details.place === meeting.place && details.joinLink === meeting.joinLink;
  return { changes: same ? [] : [put('meeting', { ...meeting, ...details, sequence: meeting.sequence + 1 })] };
}
