import type { Action as PlanAction } from './domain/action.ts';
import type { Goal } from './domain/goal.ts';
import type { MentorshipId, PersonId, ProgrammeId } from './domain/ids.ts';
import type { AgendaPoint, Attendance, Meeting, RunningLate, Series } from './domain/meeting.ts';
import type { Mentorship, Role } from './domain/mentorship.ts';
import { isOfFew, type Overview, type Summary, summaryOf } from './domain/overview.ts';
import type { Pause, Person } from './domain/person.ts';
import type { Coordinator } from './domain/programme.ts';
import { type Standstill, weeksOf } from './domain/standstill.ts';
import { standstillsSeen } from './domain/standstill-told.ts';
import { type Facts, partyOf, personIn } from './facts.ts';
import { chosen } from './talks/answers.ts';
import type { Talk } from './talks/talk.ts';
import type { Instant, WallDate } from './time.ts';

/**
 * Who may do and read what. Cards, exports and summaries take views, and only this file can make one: whoever forgets
 * the filter finds that it does not compile.
 */
declare const eyes: unique symbol;

/** Somebody of the other side, or oneself, as the pair sees them. Quiet hours, days off and leave are nobody else's business. */
export type PartySeen = {
  person: PersonId;
  name: string;
  zone: Person['zone'];
  role: Role;
  invitation: 'invited' | 'accepted' | 'declined';
};

/** A meeting without whether notice was given: nobody keeps count of that for anybody. */
export type MeetingSeen = Omit<Meeting, 'ending'> & { ending: { by: PersonId; at: Instant; kind: 'declined' | 'cancelled' } | null };

type Seen = {
  /** What the two parties share, and the reader's own answers to “Did you meet?”. */
  pair: {
    mentorship: MentorshipId;
    status: Mentorship['status'];
    since: Instant | null;
    programme: { id: ProgrammeId; name: string };
    me: PartySeen;
    others: PartySeen[];
    meetings: MeetingSeen[];
    series: Series[];
    agenda: AgendaPoint[];
    late: RunningLate[];
    attendance: Attendance[];
    goals: Goal[];
    actions: PlanAction[];
  };
  /** What an invitation says, until it is accepted and after it is declined. */
  invitee: {
    mentorship: MentorshipId;
    status: Mentorship['status'];
    programme: { id: ProgrammeId; name: string };
    me: PartySeen;
    others: Omit<PartySeen, 'zone' | 'invitation'>[];
  };
  /** Names, status and how far the invitations are. Nothing that was said, answered or put off. */
  coordinator: {
    mentorship: MentorshipId;
    status: Mentorship['status'];
    since: Instant | null;
    parties: { name: string; role: Role; invitation: PartySeen['invitation'] }[];
  };
  /** The answers of a talk that its writer chose to share, and nothing else of it. */
  shared: { by: string; script: Talk['script']; answers: { question: string; text: string }[] };
  /** What a channel knows: only that things are done, in numbers; `weeks` is null where too few pairs stand behind them. */
  channel: Omit<Summary, 'weeks'> & { weeks: Summary['weeks'] | null };
  /** The same for somebody who coordinates, to whom the weeks of a small programme are said too. */
  summary: Summary;
  /** A pair that could use a hand: who, and what stands still, which both were told beforehand. Not which of the two, nor why. */
  hand: {
    parties: { name: string; role: Role }[];
    standstills: { reason: Standstill['reason']; weeks: number }[];
  };
  /** What is kept about the reader. */
  self: { person: Person; pauses: Pause[] };
};

export type Eyes = keyof Seen;
export type View<E extends Eyes> = Seen[E] & { readonly [eyes]: E };

/** What a coordinator's view can be made from: what is not in here cannot leak. */
export type Process = Pick<Facts, 'coordinators' | 'mentorship' | 'parties' | 'people'>;

export type Action =
  /** Read and write what the pair shares. */
  | 'take-part'
  /** Book, move, cancel: only while the pair is active. */
  | 'arrange'
  /** Accept or decline one's own invitation. */
  | 'answer-invitation'
  /** See names and status of the programme's pairs, invite, change its settings. */
  | 'coordinate';

export function may(who: PersonId, action: Action, facts: Pick<Facts, 'coordinators' | 'mentorship' | 'parties'>): boolean {
  const party = facts.parties.find((one) => one.person === who);
  const joined = party?.invitation === 'accepted';
  switch (action) {
    case 'take-part':
      return joined && (facts.mentorship.status === 'active' || facts.mentorship.status === 'ended');
    case 'arrange':
      return joined && facts.mentorship.status === 'active';
    case 'answer-invitation':
      return party !== undefined;
    case 'coordinate':
      return coordinates(who, facts.coordinators);
  }
}

export function coordinates(who: PersonId, coordinators: readonly Coordinator[]): boolean {
  return coordinators.some((one) => one.person === who);
}

/** null for anybody who does not take part. */
export function viewOfPair(facts: Facts, who: PersonId): View<'pair'> | null {
  if (!may(who, 'take-part', facts)) return null;
  const { id, status, since } = facts.mentorship;
  return seenBy<'pair'>({
    mentorship: id,
    status,
    since,
    programme: { id: facts.programme.id, name: facts.programme.name },
    me: partySeen(facts, who),
    others: facts.parties.filter((one) => one.person !== who).map((one) => partySeen(facts, one.person)),
    meetings: facts.meetings.map(({ ending, ...meeting }) => ({
      ...meeting,
      ending: ending && { by: ending.by, at: ending.at, kind: ending.kind },
    })),
    series: facts.series,
    agenda: facts.agenda,
    late: facts.late,
    attendance: facts.attendance.filter((one) => one.person === who),
    goals: facts.goals,
    actions: facts.actions,
  });
}

/** null for anybody who is not one of the two. */
export function viewOfInvitation(facts: Facts, who: PersonId): View<'invitee'> | null {
  if (!may(who, 'answer-invitation', facts)) return null;
  return seenBy<'invitee'>({
    mentorship: facts.mentorship.id,
    status: facts.mentorship.status,
    programme: { id: facts.programme.id, name: facts.programme.name },
    me: partySeen(facts, who),
    others: facts.parties
      .filter((one) => one.person !== who)
      .map(({ person, role }) => ({ person, name: personIn(facts, person).name, role })),
  });
}

/** null for anybody who does not coordinate the programme. */
export function viewOfProcess(facts: Process, who: PersonId): View<'coordinator'> | null {
  if (!may(who, 'coordinate', facts)) return null;
  const nameOf = (id: PersonId) => facts.people.find((one) => one.id === id)?.name ?? '';
  return seenBy<'coordinator'>({
    mentorship: facts.mentorship.id,
    status: facts.mentorship.status,
    since: facts.mentorship.since,
    parties: facts.parties.map(({ person, role, invitation }) => ({ name: nameOf(person), role, invitation })),
  });
}

/** What may be posted of a week. `few` keeps to what was decided when it was first posted, so that an edit does not tell that somebody left; null decides. */
export function viewOfChannel(overview: Overview, week: WallDate, few: boolean | null, now: Instant): View<'channel'> {
  const summary = summaryOf(overview, week, now);
  return seenBy<'channel'>((few ?? isOfFew(overview, week)) ? { ...summary, weeks: null } : summary);
}

/** null for anybody who does not coordinate the programme. */
export function viewOfSummary(overview: Overview, week: WallDate, who: PersonId, now: Instant): View<'summary'> | null {
  return coordinates(who, overview.coordinators) ? seenBy<'summary'>(summaryOf(overview, week, now)) : null;
}

/** The pairs that could use a hand; null for anybody who does not coordinate the programme. `told` is when each message to a pair arrived, by its key. */
export function viewsOfHands(overview: Overview, told: ReadonlyMap<string, Instant>, who: PersonId, now: Instant): View<'hand'>[] | null {
  if (!coordinates(who, overview.coordinators)) return null;
  return overview.pairs.flatMap((pair) => {
    const standstills = standstillsSeen(pair, told, now).map((one) => ({ reason: one.reason, weeks: weeksOf(one, now) }));
    const nameOf = (id: PersonId) => pair.people.find((one) => one.id === id)?.name ?? '';
    const parties = pair.parties.map(({ person, role }) => ({ name: nameOf(person), role }));
    return standstills.length === 0 ? [] : [seenBy<'hand'>({ parties, standstills })];
  });
}

/** null for anybody but the other of the pair that it is shared with, and when nothing of it is, or no longer. */
export function viewOfShared(facts: Facts, who: PersonId, talk: Talk): View<'shared'> | null {
  const isShared = facts.talksShared.some((one) => one.talk === talk.id && one.by === talk.person);
  if (!isShared || talk.mentorship !== facts.mentorship.id || who === talk.person || !may(who, 'take-part', facts)) return null;
  const answers = chosen(talk, 'shared');
  return answers.length === 0 ? null : seenBy<'shared'>({ by: personIn(facts, talk.person).name, script: talk.script, answers });
}

/** Somebody's own record; `pauses` of anybody else stay out. */
export function viewOfOneself(person: Person, pauses: readonly Pause[]): View<'self'> {
  return seenBy<'self'>({ person, pauses: pauses.filter((one) => one.person === person.id) });
}

function partySeen(facts: Facts, who: PersonId): PartySeen {
  const { role, invitation } = partyOf(facts, who)!;
  const { name, zone } = personIn(facts, who);
  return { person: who, name, zone, role, invitation };
}

/** The one place where a view is made. */
function seenBy<E extends Eyes>(seen: Seen[E]): View<E> {
  return seen as View<E>;
}
