import { type Decision, drop, isRefusal, put, type Refusal } from '../decision.ts';
import type { Facts } from '../facts.ts';
import type { ActionId, LogEntryId, LogMarkId, MeetingId, PersonId } from './ids.ts';
import type { LogDraft, LogEntry, MeetingLog } from './log.ts';
import { canonical } from './log-bytes.ts';
import { type LogHand, signature } from './log-marks.ts';
import { meetingOf, met, type NotMet, notMet } from './log-met.ts';
import { nextOf } from './log-next.ts';
import { recordOf } from './log-record.ts';

/** Ids and chance for what is signed; `newer` are the actions that came into the plan since the meeting began. */
export type Filing = { entry: LogEntryId; mark: LogMarkId; next: MeetingId; salt: string; newer: readonly ActionId[] };
type NotFiled =
  | NotMet
  | 'alreadyFiled'
  | 'nothingWritten'
  | 'rowsOpen'
  | 'nextNeedsTime'
  | 'nextNeedsDate'
  | 'nextInThePast'
  | 'nextTooFar';

/**
 * The writer puts their name to the draft as it is, and says with it that the meeting took place; a next meeting that it names is put to
 * the other. All of it or none.
 */
export function fileLog(facts: Facts, log: MeetingLog, draft: LogDraft, filing: Filing, hand: LogHand): Decision | Refusal<NotFiled> {
  const { who, now } = hand;
  const meeting = meetingOf(facts, log);
  const { fields } = draft.content;
  if (log.status !== 'draft') return { refused: 'alreadyFiled' };
  const no = notMet(meeting, now);
  if (no) return no;
  const attended = met(facts, meeting, who, now);
  if (isRefusal(attended)) return attended;
  if (fields.topics.trim() === '') return { refused: 'nothingWritten', field: 'topics' };
  if (fields.rows.length > 0) return { refused: 'rowsOpen', values: { count: fields.rows.length } };
  const next = nextOf(facts, meeting, draft.content, filing.next, hand);
  if (isRefusal(next)) return next;
  const record = recordOf(facts, meeting, draft, { ...filing, next: next.at });
  const entry: LogEntry = { id: filing.entry, log: log.id, mentorship: log.mentorship, by: who, at: now, bytes: canonical(record) };
  const filed: MeetingLog = { ...log, status: 'filed', filedBy: who, filedAt: now, entry: entry.id };
  const stale = facts.logMarks.filter((one) => one.log === log.id && one.kind === 'correction');
  return {
    changes: [
      put('meetingLog', filed),
      put('logEntry', entry),
      put('logDraft', { ...draft, content: { ...draft.content, proposed: next.proposed } }),
      put('logMark', signature(log, entry, filing.mark, hand)),
      ...stale.map((one) => drop('logMark', one)),
      ...attended,
      ...next.changes,
    ],
  };
}

/** Back to a draft while the other has not signed: any change clears the name that is under it. */
export function withdrawLog(
  facts: Facts,
  log: MeetingLog,
  entry: LogEntry,
  who: PersonId,
): Decision | Refusal<'nothingToWithdraw' | 'signedAlready'> {
  if (log.status === 'signed' || log.status === 'differing') return { refused: 'signedAlready' };
  if (log.status !== 'filed' || log.filedBy !== who) return { refused: 'nothingToWithdraw' };
  const signed = facts.logMarks.filter((one) => one.entry === entry.id && one.kind === 'signed');
  return {
    changes: [
      put('meetingLog', { ...log, status: 'draft', filedBy: null, filedAt: null, entry: null }),
      drop('logEntry', entry),
      ...signed.map((one) => drop('logMark', one)),
    ],
  };
}
