import type { Action } from './domain/action.ts';
import type { Contact } from './domain/contact.ts';
import type { Goal } from './domain/goal.ts';
import type { PersonId } from './domain/ids.ts';
import type { LogMark, MeetingLog } from './domain/log.ts';
import type { AgendaPoint, Attendance, Meeting, RunningLate, Series } from './domain/meeting.ts';
import type { Mentorship, Party } from './domain/mentorship.ts';
import type { Pause, Person } from './domain/person.ts';
import type { Coordinator, Programme } from './domain/programme.ts';
import type { TalkShared } from './domain/talk-shared.ts';

/** How far back meetings, and what is closed of a plan, are facts: older ones owe nothing any more and are read only where somebody asks for history. */
export const FACTS_DAYS = 200;

/**
 * Everything rules may know about one mentorship. Meetings are those still to come and those of the last 200 days;
 * people are the parties. Somebody's other mentorships are not in here: what spans them asks for it by name.
 */
export type Facts = {
  programme: Programme;
  /** By name, but for whoever has become one just now. */
  coordinators: (Coordinator & { name?: string })[];
  mentorship: Mentorship;
  parties: Party[];
  people: Person[];
  pauses: Pause[];
  meetings: Meeting[];
  series: Series[];
  attendance: Attendance[];
  agenda: AgendaPoint[];
  late: RunningLate[];
  /** Those that are open, and those met, done or dropped in the last 200 days. */
  goals: Goal[];
  actions: Action[];
  talksShared: TalkShared[];
  /** How the logs of these meetings stand, and what was put to them; what they say is no fact. */
  logs: MeetingLog[];
  logMarks: LogMark[];
  /** Those of the last 200 days. */
  contacts: Contact[];
};

export function personIn(facts: Facts, id: PersonId): Person {
  const found = facts.people.find((person) => person.id === id);
  if (!found) throw new Error(`facts of ${facts.mentorship.id} hold no ${id}`);
  return found;
}

export function partyOf(facts: Facts, id: PersonId): Party | undefined {
  return facts.parties.find((party) => party.person === id);
}

/** The other party of a pair; a mentorship of one-to-one has exactly one. */
export function partnersOf(facts: Facts, id: PersonId): Person[] {
  return facts.parties.filter((party) => party.person !== id).map((party) => personIn(facts, party.person));
}
