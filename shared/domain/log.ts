import * as z from 'zod/mini';
import { Instant, TimeOfDay, WallDate, WallTime, Zone } from '../time.ts';
import { ActionId, LogEntryId, LogId, LogMarkId, MeetingId, MentorshipId, PersonId } from './ids.ts';
import { Method } from './meeting.ts';

/** Who of a pair writes their logs. Whoever it is, the other can begin one, and both put their names to it. */
export const logWriters = ['mentee', 'mentor', 'together'] as const;
export const LogWriter = z.enum(logWriters);
export type LogWriter = z.infer<typeof LogWriter>;

/** How long each text of a log's forms may be, in characters. */
export const logLengths = {
  went: 1500,
  topics: 3000,
  hard: 1500,
  helped: 1500,
  left: 1500,
  steps: 1500,
  nextTopic: 500,
  place: 200,
  action: 300,
  remark: 1500,
  reason: 500,
} as const;

/** A row of the form for a new action. Whatever is missing is asked for before it becomes one. */
export const LogRow = z.object({
  /** Where it was first typed: which form, and which of its rows. */
  key: z.string(),
  text: z.string(),
  person: z.nullable(PersonId),
  byWhen: z.nullable(WallDate),
});
export type LogRow = z.infer<typeof LogRow>;

/** What a form of the log holds, finished or not. What two wrote at once may be longer than a form takes ({@link logLengths}). */
export const LogFields = z.object({
  minutes: z.nullable(z.int()),
  method: z.nullable(Method),
  place: z.string(),
  /** Actions of last time that are ticked, and not done in the plan yet. */
  done: z.array(ActionId),
  went: z.string(),
  topics: z.string(),
  hard: z.string(),
  helped: z.string(),
  left: z.string(),
  /** What is needed, from where, and who gets it. */
  steps: z.string(),
  nextTopic: z.string(),
  /** By the clock of `nextZone`, which is whoever's it was typed by. */
  nextDate: z.nullable(WallDate),
  nextTime: z.nullable(TimeOfDay),
  nextZone: z.nullable(Zone),
  rows: z.array(LogRow),
});
export type LogFields = z.infer<typeof LogFields>;

/** What a pair have written of a log that nobody has put their name to. Theirs alone: sealed at rest. */
export const LogDraft = z.object({
  id: LogId,
  mentorship: MentorshipId,
  content: z.object({
    fields: LogFields,
    /** Actions of the plan that were agreed at this meeting. */
    actions: z.array(ActionId),
    /** The next meeting, as it was put to the other when the log was filed. */
    proposed: z.nullable(MeetingId),
    /** What each form that was opened lately showed or held last, so that two devices can write at once: see shared/domain/drafting.ts. */
    forms: z.array(z.object({ form: z.string(), by: PersonId, at: z.int(), fields: LogFields })),
  }),
  by: PersonId,
  at: Instant,
});
export type LogDraft = z.infer<typeof LogDraft>;

/**
 * How the log of a meeting stands. What it says is elsewhere ({@link LogDraft}, {@link LogEntry}): whoever reads how it stands reads
 * nothing of what was said.
 */
export const MeetingLog = z.object({
  id: LogId,
  mentorship: MentorshipId,
  meeting: MeetingId,
  /** `filed`: its writer has signed, the other has not. `differing`: each has put their name to an account of their own, which is as good an end. */
  status: z.enum(['draft', 'filed', 'signed', 'differing']),
  startedBy: PersonId,
  startedAt: Instant,
  /** Since when nobody has anything left to do for it. */
  completedAt: z.nullable(Instant),
  /** Whose name the entry that stands bears first, and since when; null in a draft. */
  filedBy: z.nullable(PersonId),
  filedAt: z.nullable(Instant),
  /** The record as filed; null in a draft. */
  entry: z.nullable(LogEntryId),
  /** An amendment that one of them has not signed yet. */
  amendment: z.nullable(LogEntryId),
  /** It was handed in on paper, and entered later. */
  paper: z.boolean(),
  /** Who could read it by the policy that was announced when it was begun. Never widened afterwards. */
  readers: z.enum(['pair', 'coordinators']),
});
export type MeetingLog = z.infer<typeof MeetingLog>;

/** An action as it was agreed; what becomes of it stands in the plan. */
export const AgreedAction = z.object({ id: ActionId, text: z.string(), person: PersonId, byWhen: WallDate });
export type AgreedAction = z.infer<typeof AgreedAction>;

/** What a signature is for, whole: the meeting, the form and the words. */
export const LogContent = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('record'),
    form: z.literal(1),
    meeting: MeetingId,
    at: WallTime,
    zone: Zone,
    minutes: z.int(),
    method: Method,
    place: z.string(),
    /** Last time's actions, as they stood. */
    before: z.array(z.object({ text: z.string(), person: PersonId, byWhen: WallDate, done: z.boolean() })),
    went: z.string(),
    topics: z.string(),
    hard: z.string(),
    helped: z.string(),
    left: z.string(),
    steps: z.string(),
    actions: z.array(AgreedAction),
    nextTopic: z.string(),
    next: z.nullable(z.object({ at: WallTime, zone: Zone })),
    /** Makes what is signed impossible to guess from its digest. */
    salt: z.string(),
  }),
  z.object({
    kind: z.literal('amendment'),
    form: z.literal(1),
    meeting: MeetingId,
    /** The record that it adds to. */
    to: LogEntryId,
    reason: z.string(),
    text: z.string(),
    salt: z.string(),
  }),
]);
export type LogContent = z.infer<typeof LogContent>;

/** The very bytes that people put their names to. Never rewritten: what is added to a signed record is an entry of its own. Sealed at rest. */
export const LogEntry = z.object({
  id: LogEntryId,
  log: LogId,
  mentorship: MentorshipId,
  by: PersonId,
  at: Instant,
  /** A {@link LogContent} in canonical form. */
  bytes: z.string(),
});
export type LogEntry = z.infer<typeof LogEntry>;
/** With whom of those it names the pair's facts know as somebody else by now: one of two accounts of theirs that became one person. */
export type OpenedEntry = LogEntry & { formerly?: ReadonlyMap<PersonId, PersonId> };

/** What somebody put to a log: their name, a remark, their consent that a coordinator reads it; or that a coordinator did. */
export const LogMark = z.object({
  id: LogMarkId,
  log: LogId,
  mentorship: MentorshipId,
  /** The entry it is put to; null for what concerns the log as a whole. */
  entry: z.nullable(LogEntryId),
  person: PersonId,
  kind: z.enum(['signed', 'correction', 'comment', 'differently', 'consented', 'read']),
  /** What a remark says. Sealed at rest. */
  text: z.nullable(z.string()),
  /** SHA-256 of the bytes that a name was put to, as hex. */
  digest: z.nullable(z.string()),
  at: Instant,
});
export type LogMark = z.infer<typeof LogMark>;
