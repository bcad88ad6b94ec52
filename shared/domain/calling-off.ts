import { type Change, type Decision, drop, put, type Refusal } from '../decision.ts';
import type { Facts } from '../facts.ts';
import { type Instant, plus } from '../time.ts';
import { mayBook, meetingOf, stillAt, stillOn } from './booking.ts';
import type { MeetingId, PersonId, SeriesId, UndoId } from './ids.ts';
import { isComing, type Meeting, noticeGiven, type Undo } from './meeting.ts';

/** How long a mis-tap can be undone. */
export const UNDO_MINUTES = 15;

/** Cancels an agreed meeting or takes back a proposal. Another date is asked for in the answer. */
export function cancel(facts: Facts, who: PersonId, id: MeetingId, s: number, now: Instant): Decision | Refusal {
  const meeting = meetingOf(facts, who, id);
  if ('refused' in meeting) return meeting;
  const no = stillAt(meeting, s) ?? stillOn(meeting, now);
  return no ?? { changes: [put('meeting', cancelled(facts, meeting, who, now))] };
}

/** Every meeting of a series still to come. */
export function cancelSeries(facts: Facts, who: PersonId, id: SeriesId, now: Instant): Decision | Refusal {
  const no = mayBook(facts, who);
  if (no) return no;
  const coming = facts.meetings.filter((meeting) => meeting.series === id && isComing(meeting, now));
  return coming.length === 0
    ? { refused: 'isOff' }
    : { changes: coming.map((meeting) => put('meeting', cancelled(facts, meeting, who, now))) };
}

function cancelled(facts: Facts, meeting: Meeting, who: PersonId, now: Instant): Meeting {
  const notice = meeting.status === 'confirmed' ? noticeGiven(meeting, now, facts.programme.policy.noticeHours) : null;
  return {
    ...meeting,
    status: 'cancelled',
    sequence: meeting.sequence + 1,
    restored: null,
    ending: { by: who, at: now, kind: 'cancelled', notice, another: 'asked' },
  };
}

/** "Cannot say yet": followed up once. */
export function cannotSayYet(facts: Facts, who: PersonId, id: MeetingId): Decision | Refusal {
  const meeting = meetingOf(facts, who, id);
  if ('refused' in meeting) return meeting;
  if (meeting.status !== 'cancelled' || !meeting.ending) return { refused: 'stillStands' };
  if (meeting.ending.another === 'cannot-say') return { changes: [] };
  return { changes: [put('meeting', { ...meeting, ending: { ...meeting.ending, another: 'cannot-say' } })] };
}

/** What is kept for a while so that a move or a cancellation can be taken back. */
export function undoOf(facts: Facts, who: PersonId, id: UndoId, changes: readonly Change[], now: Instant): Undo {
  const changed = changes.flatMap((change) => ('put' in change && change.put === 'meeting' ? [change.row.id] : []));
  const before = facts.meetings.filter((meeting) => changed.includes(meeting.id));
  const created = changed.filter((meeting) => !before.some((one) => one.id === meeting));
  return { id, mentorship: facts.mentorship.id, person: who, until: plus(now, { minutes: UNDO_MINUTES }), before, created };
}

/**
 * Takes back what `undo` holds, unless something happened since. `told` are the meetings whose change the partner has
 * already read about: those are marked, so that they are told it stands.
 */
export function takeBack(facts: Facts, who: PersonId, undo: Undo, told: readonly MeetingId[], now: Instant): Decision | Refusal {
  const no = mayBook(facts, who);
  if (no) return no;
  if (undo.person !== who) return { refused: 'notYours' };
  if (undo.until < now) return { refused: 'undoTooLate' };
  const changes: Change[] = [];
  for (const before of undo.before) {
    const meeting = facts.meetings.find((one) => one.id === before.id);
    if (!meeting || meeting.sequence !== before.sequence + 1 || before.start <= now) return { refused: 'undoTooLate' };
    const restored = told.includes(meeting.id) ? { by: who, at: now } : null;
    // What nobody read of never was: a revision of its own would have the notice and the reminder said once more.
    const scheduleRevision = restored ? meeting.scheduleRevision + 1 : before.scheduleRevision;
    // A calendar that was told of the change needs a higher SEQUENCE to believe that it is taken back.
    changes.push(put('meeting', { ...before, sequence: meeting.sequence + 1, scheduleRevision, restored }));
  }
  return changes.length === 0 ? { refused: 'undoTooLate' } : { changes };
}

/**
 * Takes back meetings that `undo` holds as just suggested: gone where nobody else knows of them, called off where somebody was told, or
 * found it by themselves and put something on its agenda.
 */
export function withdraw(facts: Facts, who: PersonId, undo: Undo, told: readonly MeetingId[], now: Instant): Decision | Refusal {
  const no = mayBook(facts, who);
  if (no) return no;
  const open = facts.meetings.filter(
    (meeting) => undo.created.includes(meeting.id) && meeting.status === 'proposed' && meeting.scheduleRevision === 1,
  );
  if (undo.person !== who || undo.until < now || open.length === 0 || open.length !== undo.created.length)
    return { refused: 'undoTooLate' };
  const isKnown = ({ id }: Meeting) => told.includes(id) || facts.agenda.some((point) => point.meeting === id && point.person !== who);
  const changes = open.flatMap((meeting): Change[] => {
    if (isKnown(meeting)) return [put('meeting', cancelled(facts, meeting, who, now))];
    const points = facts.agenda.filter((point) => point.meeting === meeting.id);
    return [...points.map((point) => drop('agendaPoint', point)), drop('meeting', meeting)];
  });
  const series = facts.series.find((one) => one.id === open[0]!.series);
  return { changes: series && !open.some(isKnown) ? [...changes, drop('series', series)] : changes };
}
