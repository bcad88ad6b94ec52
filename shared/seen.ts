import type { Noun, Nouns } from './decision.ts';
import type { LogEntryId, LogId, MeetingId, MentorshipId, PersonId, ProgrammeId } from './domain/ids.ts';
import type { LogContent } from './domain/log.ts';
import type { LogStage } from './domain/log-state.ts';
import type { Turn } from './domain/log-turn.ts';
import type { Summary } from './domain/overview.ts';
import type { PlanLine } from './domain/plan-history.ts';
import type { Standstill } from './domain/standstill.ts';
import type { Only } from './field-classes.ts';
import type { Talk } from './talks/talk.ts';
import type { Instant, WallDate } from './time.ts';

/**
 * What there is to see for each pair of eyes. Everything is taken from fields whose class these eyes may have, so that what is not
 * theirs cannot be named here; what is shown on other terms says on which.
 */
type Ours<N extends Noun> = Only<N, 'pair' | 'coordinator'>;
type Process<N extends Noun> = Only<N, 'coordinator'>;
/** Rows about nobody but the reader. */
type Own<N extends Noun> = Nouns[N];

/** Somebody of the other side, or oneself, as the pair sees them. Quiet hours, days off and leave are nobody else's business. */
export type PartySeen = Pick<Ours<'person'>, 'name' | 'zone'> & Pick<Ours<'party'>, 'person' | 'role' | 'invitation'>;

/** A meeting without whether notice was given: nobody keeps count of that for anybody. */
export type MeetingSeen = Omit<Ours<'meeting'>, 'ending'> & {
  ending: Pick<NonNullable<Ours<'meeting'>['ending']>, 'by' | 'at' | 'kind'> | null;
};

/** A record, or what was added to one, with whose names are under it and what was remarked. */
export type EntrySeen = {
  entry: LogEntryId;
  by: PersonId;
  at: Instant;
  content: LogContent;
  names: { person: PersonId; at: Instant }[];
  remarks: RemarkSeen[];
};

type RemarkSeen = { person: PersonId; kind: 'correction' | 'comment' | 'differently'; text: string; at: Instant };

export type NameSeen = Pick<Process<'person'>, 'name'> & Pick<Process<'party'>, 'person' | 'role'>;

/** How a log stands for its pair, and whom it waits for. Nothing of what it says. */
export type LogSeen = Ours<'meetingLog'> & { turn: Turn | null };

export type Seen = {
  /** What the two parties share, and the reader's own answers to “Did you meet?”. */
  pair: Pick<Ours<'mentorship'>, 'status' | 'since'> & {
    mentorship: MentorshipId;
    programme: Pick<Ours<'programme'>, 'id' | 'name'>;
    me: PartySeen;
    others: PartySeen[];
    meetings: MeetingSeen[];
    series: Ours<'series'>[];
    agenda: Ours<'agendaPoint'>[];
    late: Ours<'runningLate'>[];
    attendance: Own<'attendance'>[];
    goals: Ours<'goal'>[];
    actions: Ours<'action'>[];
    logs: LogSeen[];
    /** Who is asked to write the logs, and how many days after a meeting they are due. */
    logWriters: PersonId[];
    logDueDays: number;
  };
  /** What an invitation says, until it is accepted and after it is declined. */
  invitee: Pick<Process<'mentorship'>, 'status'> & {
    mentorship: MentorshipId;
    programme: { id: ProgrammeId; name: string };
    /** From when on coordinators may read what is written of meetings; null is never. */
    coordinatorsReadFrom: Instant | null;
    me: PartySeen;
    others: NameSeen[];
  };
  /** Names, status and how far the invitations are. Nothing that was said, answered or put off. */
  coordinator: Pick<Process<'mentorship'>, 'status' | 'since'> & {
    mentorship: MentorshipId;
    parties: (Pick<Process<'person'>, 'name'> & Pick<Process<'party'>, 'role' | 'invitation'>)[];
  };
  /** How far the logs of a pair are, by the day that each is about; and whether the reader may read it. */
  logs: {
    mentorship: MentorshipId;
    parties: NameSeen[];
    logs: { meeting: MeetingId; day: WallDate; log: LogId | null; stage: Exclude<LogStage, 'none'>; mayRead: boolean }[];
  };
  /** A log for one of its pair: all of it, who else can read it, and who has. */
  log: Ours<'meetingLog'> & {
    day: WallDate;
    me: PartySeen;
    others: PartySeen[];
    draft: Ours<'logDraft'> | null;
    /** The record and what was added to it, the oldest first. */
    entries: EntrySeen[];
    /** What was remarked on a record that its writer has taken back since. */
    earlier: RemarkSeen[];
    coordinators: {
      /** `policy`: by what was announced. `consent`: because both agreed. */
      mayRead: 'policy' | 'consent' | null;
      /** As it was announced, once both have put their names to it. */
      mayReadSigned: boolean;
      /** What was there then is what both agreed to; null while they do not. */
      until: Instant | null;
      /** Who of the two agrees that a coordinator reads it, and since when. */
      consents: { person: PersonId; at: Instant }[];
      mayConsent: boolean;
    };
    readings: { name: string; at: Instant }[];
  };
  /**
   * A log for a coordinator who may read it. By policy, what both have put their names to, and no remark: those were made to the other
   * of the pair. By consent, what was there when the second of them agreed, comments of equal weight and another account included,
   * since both had them before their eyes. Corrections that were suggested concern a text that has been put right since.
   */
  logRead: {
    log: LogId;
    day: WallDate;
    parties: NameSeen[];
    entries: EntrySeen[];
  };
  /** What changed in the pair's plan, by whom, and how it was put before. */
  history: { lines: PlanLine[] };
  /** Who besides the two of a pair can read what their logs say: coordinators by name, and on what ground. */
  reach: {
    mentorship: MentorshipId;
    coordinators: string[];
    /** From when on, as it was announced; null is never. */
    from: Instant | null;
    /** How many logs can be read as it was announced, and how many because both agreed. */
    announced: number;
    opened: number;
  };
  /** The answers of a talk that its writer chose to share, and nothing else of it. */
  shared: { by: string; script: Talk['script']; answers: { question: string; text: string }[] };
  /** What a channel knows: only that things are done, in numbers; `weeks` is null where too few pairs stand behind them. */
  channel: Omit<Summary, 'weeks'> & { weeks: Summary['weeks'] | null };
  /** The same for somebody who coordinates, to whom the weeks of a small programme are said too. */
  summary: Summary;
  /** A pair that could use a hand: who, and what stands still, which both were told beforehand. Not which of the two, nor why. */
  hand: {
    parties: (Pick<Process<'person'>, 'name'> & Pick<Process<'party'>, 'role'>)[];
    standstills: { reason: Standstill['reason']; weeks: number }[];
  };
  /** What is kept about the reader. */
  self: { person: Own<'person'>; pauses: Own<'pause'>[] };
};
