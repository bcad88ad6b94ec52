import { hash } from 'node:crypto';
import { put } from '../../shared/decision.ts';
import type { ActionId, LogId, MeetingId, MentorshipId, PersonId, TalkId } from '../../shared/domain/ids.ts';
import { LogDraft, type LogMark, type MeetingLog, type OpenedEntry } from '../../shared/domain/log.ts';
import type { Meeting } from '../../shared/domain/meeting.ts';
import type { Facts } from '../../shared/facts.ts';
import type { Instant } from '../../shared/time.ts';
import { commit, fromRow } from './nouns.ts';
import type { Seal } from './seal.ts';
import type { Db } from './tables.ts';
import { formerlyIn } from './united-memory.ts';

/** What logs say. It is no fact that rules load: it is opened where somebody writes or reads it. */

/** SHA-256 of what a name is put to, as hex. */
export const digestOf = (bytes: string): string => hash('sha256', bytes);

/** Whose log it is, without opening it; null for one that is not there. */
export async function mentorshipOfLog(tx: Db, id: LogId): Promise<MentorshipId | null> {
  const row = await tx.selectFrom('meetingLog').select('mentorship').where('id', '=', id).executeTakeFirst();
  return (row?.mentorship as MentorshipId | undefined) ?? null;
}

export async function logOfMeeting(tx: Db, meeting: MeetingId): Promise<LogId | null> {
  const row = await tx.selectFrom('meetingLog').select('id').where('meeting', '=', meeting).executeTakeFirst();
  return (row?.id as LogId | undefined) ?? null;
}

export async function draftOf(tx: Db, seal: Seal, id: LogId): Promise<LogDraft | null> {
  const row = await tx.selectFrom('logDraft').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) return null;
  const draft = fromRow('logDraft', row, seal);
  // Those that an older Cairn kept do not say whose they are: what they still send is put below.
  const forms = draft.content.forms.filter(({ by }) => by !== undefined);
  return LogDraft.parse({ ...draft, content: { ...draft.content, forms } });
}

/** As it is typed, and as a form shows it: nothing that is planned or shown depends on it. */
export async function keepDraft(tx: Db, draft: LogDraft, who: PersonId, now: Instant): Promise<void> {
  await commit(tx, [put('logDraft', draft)], who, now);
}

/** The record and what was added to it, the oldest first. */
export async function entriesOf(tx: Db, seal: Seal, log: LogId): Promise<OpenedEntry[]> {
  const rows = await tx.selectFrom('logEntry').selectAll().where('log', '=', log).orderBy('at').orderBy('id').execute();
  if (rows.length === 0) return [];
  const formerly = await formerlyIn(tx, rows[0]!.mentorship as MentorshipId);
  return rows.map((row) => ({ ...fromRow('logEntry', row, seal), formerly }));
}

/** A log with its meeting and what was put to it, however long ago. */
export type WholeLog = { log: MeetingLog; meeting: Meeting; marks: LogMark[] };

export async function wholeLog(tx: Db, seal: Seal, id: LogId): Promise<WholeLog | null> {
  const log = await tx.selectFrom('meetingLog').selectAll().where('id', '=', id).executeTakeFirst();
  const meeting = log && (await tx.selectFrom('meeting').selectAll().where('id', '=', log.meeting).executeTakeFirst());
  if (!log || !meeting) return null;
  const marks = await tx.selectFrom('logMark').selectAll().where('log', '=', id).orderBy('at').orderBy('id').execute();
  return {
    log: fromRow('meetingLog', log),
    meeting: fromRow('meeting', meeting, seal),
    marks: marks.map((row) => fromRow('logMark', row, seal)),
  };
}

/** A log can be read for longer than its meeting is a fact. */
export function withWholeLog(facts: Facts, older: WholeLog | null): Facts {
  if (!older) return facts;
  const { log, meeting, marks } = older;
  return { ...facts, meetings: [meeting, ...facts.meetings], logs: [log, ...facts.logs], logMarks: [...marks, ...facts.logMarks] };
}

/** The logs of meetings that began before then, the latest first. */
export async function logsBefore(tx: Db, seal: Seal, mentorship: MentorshipId, before: Instant): Promise<Omit<WholeLog, 'marks'>[]> {
  const meetings = await tx
    .selectFrom('meeting')
    .selectAll()
    .where('mentorship', '=', mentorship)
    .where('start', '<=', before)
    .orderBy('start', 'desc')
    .orderBy('id')
    .execute();
  const logs = await tx.selectFrom('meetingLog').selectAll().where('mentorship', '=', mentorship).execute();
  return meetings.flatMap((meeting) => {
    const log = logs.find((one) => one.meeting === meeting.id);
    return log ? [{ log: fromRow('meetingLog', log), meeting: fromRow('meeting', meeting, seal) }] : [];
  });
}

/** Which actions came into a plan since then, and when. */
export async function actionsAddedSince(tx: Db, mentorship: MentorshipId, since: Instant): Promise<{ id: ActionId; at: Instant }[]> {
  const rows = await tx
    .selectFrom('planChange')
    .select(['item', 'at'])
    .where('mentorship', '=', mentorship)
    .where('what', '=', 'action-added')
    .where('at', '>=', since)
    .orderBy('at')
    .orderBy('id')
    .execute();
  return rows.map(({ item, at }) => ({ id: item as ActionId, at: at as Instant }));
}

/** Talks about a meeting of which something is shared, and by whom. */
export async function sharedAbout(tx: Db, meeting: MeetingId): Promise<{ talk: TalkId; by: PersonId }[]> {
  const rows = await tx
    .selectFrom('talkShared')
    .innerJoin('talk', 'talk.id', 'talkShared.talk')
    .select(['talkShared.talk', 'talkShared.by'])
    .where('talk.meeting', '=', meeting)
    .orderBy('talkShared.at')
    .execute();
  return rows as { talk: TalkId; by: PersonId }[];
}
