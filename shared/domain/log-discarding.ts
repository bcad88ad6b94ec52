import { type Change, type Decision, drop, type Refusal } from '../decision.ts';
import type { Facts } from '../facts.ts';
import type { MeetingLog } from './log.ts';

/** Thrown away by either while nobody has signed it, as a draft is the pair's. */
export function discardLog(facts: Facts, log: MeetingLog): Decision | Refusal<'notADraft'> {
  if (log.status !== 'draft') return { refused: 'notADraft' };
  const marks = facts.logMarks.filter((one) => one.log === log.id);
  return {
    changes: [drop('meetingLog', log), drop('logDraft', log), ...marks.map((one) => drop('logMark', one)), ...enteredWith(facts, log)],
  };
}

/** A meeting that is there only because it was entered from paper goes with the log that it was entered for. */
function enteredWith(facts: Facts, { paper, meeting: id }: MeetingLog): Change[] {
  const meeting = facts.meetings.find((one) => one.id === id && one.confirmedAt === null);
  if (!paper || !meeting) return [];
  return [
    ...facts.attendance.filter((one) => one.meeting === id).map((one) => drop('attendance', one)),
    ...facts.agenda.filter((one) => one.meeting === id).map((one) => drop('agendaPoint', one)),
    drop('meeting', meeting),
  ];
}
