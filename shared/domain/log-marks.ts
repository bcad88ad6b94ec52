import type { Instant } from '../time.ts';
import type { LogEntryId, LogMarkId, PersonId } from './ids.ts';
import type { LogEntry, LogMark, MeetingLog } from './log.ts';

/** Who acts, and when; `digest` is SHA-256 of a text, as hex. */
export type LogHand = { who: PersonId; now: Instant; digest: (text: string) => string };

/** A name under these very bytes. */
export function signature(log: MeetingLog, entry: LogEntry, id: LogMarkId, { who, now, digest }: LogHand): LogMark {
  const { id: of, mentorship } = log;
  return { id, log: of, mentorship, entry: entry.id, person: who, kind: 'signed', text: null, digest: digest(entry.bytes), at: now };
}

export function remark(
  log: MeetingLog,
  entry: LogEntryId,
  kind: 'correction' | 'comment' | 'differently',
  text: string,
  id: LogMarkId,
  person: PersonId,
  at: Instant,
): LogMark {
  return { id, log: log.id, mentorship: log.mentorship, entry, person, kind, text, digest: null, at };
}
