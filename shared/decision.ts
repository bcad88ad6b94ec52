import type { Action } from './domain/action.ts';
import type { Contact } from './domain/contact.ts';
import type { Goal } from './domain/goal.ts';
import type { LogDraft, LogEntry, LogMark, MeetingLog } from './domain/log.ts';
import type { AgendaPoint, Attendance, Meeting, RunningLate, Series, Undo } from './domain/meeting.ts';
import type { Mentorship, Party } from './domain/mentorship.ts';
import type { Pause, Person } from './domain/person.ts';
import type { PlanChange } from './domain/plan-change.ts';
import type { Coordinator, Programme } from './domain/programme.ts';
import type { TalkShared } from './domain/talk-shared.ts';

/** The nouns that are facts, and the shape of each. The store has one table a noun. */
export type Nouns = {
  person: Person;
  pause: Pause;
  programme: Programme;
  coordinator: Coordinator;
  mentorship: Mentorship;
  party: Party;
  meeting: Meeting;
  series: Series;
  attendance: Attendance;
  agendaPoint: AgendaPoint;
  runningLate: RunningLate;
  talkShared: TalkShared;
  undo: Undo;
  goal: Goal;
  action: Action;
  planChange: PlanChange;
  meetingLog: MeetingLog;
  logDraft: LogDraft;
  logEntry: LogEntry;
  logMark: LogMark;
  contact: Contact;
};
export type Noun = keyof Nouns;

/** What is dropped, whole; of a draft, which lies sealed and is not opened to be thrown away, its key. */
type Gone<N extends Noun> = N extends 'logDraft' ? Pick<Nouns[N], 'id'> : Nouns[N];

/** One fact as it is from now on (`put`, whole), or gone (`drop`, by its key). The store stamps who and when. */
export type Change = { [N in Noun]: { put: N; row: Nouns[N] } | { drop: N; row: Gone<N> } }[Noun];

/** Why something expected did not happen, as the words to say it with. A defect is thrown, never refused. */
export type Refusal<Key extends string = string> = { refused: Key; values?: Record<string, string | number>; field?: string };

/** What a rule decided: the facts that change, all or none. */
export type Decision = { changes: Change[] };

export function put<N extends Noun>(noun: N, row: Nouns[N]): Change {
  return { put: noun, row } as Change;
}

export function drop<N extends Noun>(noun: N, row: Gone<N>): Change {
  return { drop: noun, row } as Change;
}

export function isRefusal(outcome: object): outcome is Refusal {
  return 'refused' in outcome;
}
