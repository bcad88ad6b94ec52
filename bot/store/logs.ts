import type { LogEntryId, LogId, MentorshipId } from '../../shared/domain/ids.ts';
import { LogDraft, type LogEntry } from '../../shared/domain/log.ts';
import { fromRow } from './nouns.ts';
import type { Seal } from './seal.ts';
import type { Db } from './tables.ts';

/** What logs say. It is no fact that rules load: it is opened where somebody writes or reads it. */

/** Whose log it is, without opening it; null for one that is not there. */
export async function mentorshipOfLog(tx: Db, id: LogId): Promise<MentorshipId | null> {
  const row = await tx.selectFrom('meetingLog').select('mentorship').where('id', '=', id).executeTakeFirst();
  return (row?.mentorship as MentorshipId | undefined) ?? null;
}

export async function draftOf(tx: Db, seal: Seal, id: LogId): Promise<LogDraft | null> {
  const row = await tx.selectFrom('logDraft').selectAll().where('id', '=', id).executeTakeFirst();
  return row ? LogDraft.parse(fromRow('logDraft', row, seal)) : null;
}

/** The record and what was added to it, the oldest first. */
export async function entriesOf(tx: Db, seal: Seal, log: LogId): Promise<LogEntry[]> {
  const rows = await tx.selectFrom('logEntry').selectAll().where('log', '=', log).orderBy('at').orderBy('id').execute();
  return rows.map((row) => fromRow('logEntry', row, seal));
}

export async function entryOf(tx: Db, seal: Seal, id: LogEntryId): Promise<LogEntry | null> {
  const row = await tx.selectFrom('logEntry').selectAll().where('id', '=', id).executeTakeFirst();
  return row ? fromRow('logEntry', row, seal) : null;
}
