import { apply } from '../apply.ts';
import { type Decision, put, type Refusal } from '../decision.ts';
import type { Facts } from '../facts.ts';
import type { LogEntryId, LogMarkId } from './ids.ts';
import type { LogEntry, MeetingLog } from './log.ts';
import { type LogHand, remark, signature } from './log-marks.ts';
import { meetingOf, met } from './log-met.ts';
import { nextAgreed } from './log-next.ts';

/** The other's name under the same bytes. With it a next meeting that the log names is agreed. */
export function signLog(
  facts: Facts,
  log: MeetingLog,
  entry: LogEntry,
  mark: LogMarkId,
  hand: LogHand,
): Decision | Refusal<'changedSince' | 'ownWriting' | 'nothingToSign'> {
  const { who, now } = hand;
  if (log.status !== 'filed') return { refused: log.status === 'draft' ? 'changedSince' : 'nothingToSign' };
  if (log.entry !== entry.id) return { refused: 'changedSince' };
  if (log.filedBy === who) return { refused: 'ownWriting' };
  const meeting = meetingOf(facts, log);
  const attended = met(facts, meeting, who, now);
  return {
    changes: [
      put('meetingLog', { ...log, status: 'signed', completedAt: now }),
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
  { who, now }: Pick<LogHand, 'who' | 'now'>,
): Decision | Refusal<'changedSince' | 'ownWriting' | 'nothingToSign'> {
  if (log.status !== 'filed') return { refused: log.status === 'draft' ? 'changedSince' : 'nothingToSign' };
  if (log.entry !== entry) return { refused: 'changedSince' };
  if (log.filedBy === who) return { refused: 'ownWriting' };
  return { changes: [put('logMark', remark(log, entry, 'correction', text, mark, who, now))] };
}

/** Stands beside the record with equal weight, before or after it is signed, and changes nothing of it. */
export function comment(
  log: MeetingLog,
  entry: LogEntryId,
  text: string,
  mark: LogMarkId,
  { who, now }: Pick<LogHand, 'who' | 'now'>,
): Decision | Refusal<'changedSince'> {
  const stands = log.entry === entry && log.status !== 'draft';
  return stands ? { changes: [put('logMark', remark(log, entry, 'comment', text, mark, who, now))] } : { refused: 'changedSince' };
}

/** An account of their own in place of a signature. As good an end as any, and nobody else's business. */
export function seeDifferently(
  log: MeetingLog,
  entry: LogEntryId,
  text: string,
  mark: LogMarkId,
  { who, now }: Pick<LogHand, 'who' | 'now'>,
): Decision | Refusal<'changedSince' | 'ownWriting' | 'nothingToSign'> {
  const put_ = put('logMark', remark(log, entry, 'differently', text, mark, who, now));
  if (log.amendment === entry && log.status !== 'draft' && log.status !== 'filed')
    return { changes: [put('meetingLog', { ...log, amendment: null }), put_] };
  if (log.status !== 'filed') return { refused: log.status === 'draft' ? 'changedSince' : 'nothingToSign' };
  if (log.entry !== entry) return { refused: 'changedSince' };
  if (log.filedBy === who) return { refused: 'ownWriting' };
  return { changes: [put('meetingLog', { ...log, status: 'differing', completedAt: now }), put_] };
}
