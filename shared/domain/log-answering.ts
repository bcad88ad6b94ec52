import { apply } from '../apply.ts';
import { type Decision, drop, isRefusal, put, type Refusal } from '../decision.ts';
import type { Facts } from '../facts.ts';
import type { LogEntryId, LogMarkId, PersonId } from './ids.ts';
import type { LogEntry, MeetingLog } from './log.ts';
import { type LogHand, remark, signature } from './log-marks.ts';
import { meetingOf, met, type NotMet, notMet } from './log-met.ts';
import { nextAgreed } from './log-next.ts';

/** Of one person on one log. Somebody with more to say has met; a log under which it all stands is read by nobody. */
export const MOST_REMARKS = 20;

/** Whether somebody can still suggest or add something: an account of their own in place of a signature always finds room. */
export function hasRoomForRemark({ logMarks }: Pick<Facts, 'logMarks'>, { id }: MeetingLog, who: PersonId): Refusal<'remarksFull'> | null {
  const own = logMarks.filter((one) => one.log === id && one.person === who && (one.kind === 'comment' || one.kind === 'correction'));
  return own.length < MOST_REMARKS ? null : { refused: 'remarksFull', values: { most: MOST_REMARKS } };
}

type NotAnswered = 'changedSince' | 'ownWriting' | 'nothingToSign';
type Hand = Pick<LogHand, 'who' | 'now'>;

/** The other's name under the same bytes. With it a next meeting that the log names is agreed. */
export function signLog(
  facts: Facts,
  log: MeetingLog,
  entry: LogEntry,
  mark: LogMarkId,
  hand: LogHand,
): Decision | Refusal<NotAnswered | NotMet> {
  const { who, now } = hand;
  const meeting = meetingOf(facts, log);
  const no = notToAnswer(log, entry.id, who) ?? notMet(meeting, now);
  if (no) return no;
  const attended = met(facts, meeting, who, now);
  if (isRefusal(attended)) return attended;
  return {
    changes: [
      put('meetingLog', { ...log, status: 'signed', completedAt: now }),
      drop('logDraft', log),
      put('logMark', signature(log, entry, mark, hand)),
      ...attended,
      ...nextAgreed(apply(facts, attended), entry, who, now),
    ],
  };
}

/** Something is not as it was: the writer is told what, and may change it. */
export function suggestCorrection(
  log: MeetingLog,
  entry: LogEntryId,
  text: string,
  mark: LogMarkId,
  { who, now }: Hand,
): Decision | Refusal<NotAnswered> {
  return notToAnswer(log, entry, who) ?? { changes: [put('logMark', remark(log, entry, 'correction', text, mark, who, now))] };
}

/** Stands beside the record with equal weight, before or after it is signed, and changes nothing of it. */
export function comment(
  log: MeetingLog,
  entry: LogEntryId,
  text: string,
  mark: LogMarkId,
  { who, now }: Hand,
): Decision | Refusal<'changedSince'> {
  const stands = log.entry === entry && log.status !== 'draft';
  return stands ? { changes: [put('logMark', remark(log, entry, 'comment', text, mark, who, now))] } : { refused: 'changedSince' };
}

/** An account of their own in place of a signature, under the record or what was added to it. As good an end as any, and nobody else's business. */
export function seeDifferently(
  log: MeetingLog,
  entry: Pick<LogEntry, 'id' | 'by'>,
  text: string,
  mark: LogMarkId,
  { who, now }: Hand,
): Decision | Refusal<NotAnswered> {
  const isAdded = log.amendment === entry.id;
  const no = isAdded ? ownWriting(entry.by, who) : notToAnswer(log, entry.id, who);
  if (no) return no;
  const account = put('logMark', remark(log, entry.id, 'differently', text, mark, who, now));
  return isAdded
    ? { changes: [put('meetingLog', { ...log, amendment: null }), account] }
    : { changes: [put('meetingLog', { ...log, status: 'differing', completedAt: now }), drop('logDraft', log), account] };
}

/** Why a record does not wait for somebody's answer; null when it does. */
function notToAnswer(log: MeetingLog, entry: LogEntryId, who: PersonId): Refusal<NotAnswered> | null {
  if (log.status === 'draft') return { refused: 'changedSince' };
  if (log.status !== 'filed') return { refused: 'nothingToSign' };
  return log.entry === entry ? ownWriting(log.filedBy, who) : { refused: 'changedSince' };
}

const ownWriting = (by: PersonId | null, who: PersonId): Refusal<'ownWriting'> | null => (by === who ? { refused: 'ownWriting' } : null);
