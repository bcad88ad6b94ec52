import { type Decision, drop, put, type Refusal } from '../decision.ts';
import type { Facts } from '../facts.ts';
import type { LogMarkId, PersonId } from './ids.ts';
import type { LogContent, LogEntry, MeetingLog } from './log.ts';
import { canonical } from './log-bytes.ts';
import type { Filing } from './log-filing.ts';
import { type LogHand, signature } from './log-marks.ts';

/** A signed record stays as it is: what is added says why, and is signed by both like the record itself. */
export function amendLog(
  log: MeetingLog,
  { reason, text }: { reason: string; text: string },
  ids: Pick<Filing, 'entry' | 'mark' | 'salt'>,
  hand: LogHand,
): Decision | Refusal<'notSignedYet' | 'amendmentWaits'> {
  if ((log.status !== 'signed' && log.status !== 'differing') || log.entry === null) return { refused: 'notSignedYet' };
  if (log.amendment !== null) return { refused: 'amendmentWaits' };
  const content: LogContent = { kind: 'amendment', form: 1, meeting: log.meeting, to: log.entry, reason, text, salt: ids.salt };
  const { who, now } = hand;
  const entry: LogEntry = { id: ids.entry, log: log.id, mentorship: log.mentorship, by: who, at: now, bytes: canonical(content) };
  return {
    changes: [
      put('meetingLog', { ...log, amendment: entry.id }),
      put('logEntry', entry),
      put('logMark', signature(log, entry, ids.mark, hand)),
    ],
  };
}

export function signAmendment(
  log: MeetingLog,
  entry: LogEntry,
  mark: LogMarkId,
  hand: LogHand,
): Decision | Refusal<'changedSince' | 'ownWriting'> {
  if (log.amendment !== entry.id) return { refused: 'changedSince' };
  if (entry.by === hand.who) return { refused: 'ownWriting' };
  return { changes: [put('meetingLog', { ...log, amendment: null }), put('logMark', signature(log, entry, mark, hand))] };
}

/** Taken back by whoever wrote it, while the other has not signed. */
export function withdrawAmendment(facts: Facts, log: MeetingLog, entry: LogEntry, who: PersonId): Decision | Refusal<'nothingToWithdraw'> {
  if (log.amendment !== entry.id || entry.by !== who) return { refused: 'nothingToWithdraw' };
  const marks = facts.logMarks.filter((one) => one.entry === entry.id);
  return {
    changes: [put('meetingLog', { ...log, amendment: null }), drop('logEntry', entry), ...marks.map((one) => drop('logMark', one))],
  };
}
