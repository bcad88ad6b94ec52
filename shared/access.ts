import type { PersonId } from './domain/ids.ts';
import type { LogDraft, LogMark, MeetingLog, OpenedEntry } from './domain/log.ts';
import { logOf, logStage } from './domain/log-state.ts';
import { turnOf, writersOf } from './domain/log-turn.ts';
import { type Overview, summaryOf } from './domain/overview.ts';
import type { Pause, Person } from './domain/person.ts';
import type { PlanLine } from './domain/plan-history.ts';
import type { Coordinator } from './domain/programme.ts';
import { weeksOf } from './domain/standstill.ts';
import { standstillsSeen } from './domain/standstill-told.ts';
import { type Facts, personIn } from './facts.ts';
import {
  agreedUntil,
  type Ground,
  groundToRead,
  isAnnounced,
  isComplete,
  isOfPair,
  isRecent,
  isSettledBy,
  meetingOf,
} from './log-ground.ts';
import type { EntrySeen, Seen } from './seen.ts';
import { dayOf, entrySeen, marksOf, nameIn, namesIn, othersSeen, ours, outside, partySeen, remarksIn } from './seen-parts.ts';
import { chosen } from './talks/answers.ts';
import type { Talk } from './talks/talk.ts';
import type { Instant, WallDate } from './time.ts';

/**
 * Who may do and read what. Cards, exports and summaries take views, and only this file can make one: whoever forgets
 * the filter finds that it does not compile. Whose each field is, field-classes.ts says.
 */
declare const eyes: unique symbol;

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

/**
 * Whether somebody may read what a log says. Its pair always may. A coordinator may once nothing of it is left to be done: when reading
 * was announced before the meeting and is still so, and both have put their names to one record; or when both agree. A policy that is
 * loosened later, or anew, opens no older log, and one that is tightened closes them all at once. Half a year after a meeting its log is
 * the pair's alone again.
 */
export function mayReadLog(facts: Facts, who: PersonId, log: MeetingLog, now: Instant): boolean {
  return may(who, 'take-part', facts) ? isOfPair(facts, log) : groundFor(facts, who, log, now) !== null;
}

function groundFor(facts: Facts, who: PersonId, log: MeetingLog, now: Instant): Ground {
  return may(who, 'coordinate', facts) ? groundToRead(facts, log, now) : null;
}

/** Agreeing that coordinators read a log is for whoever knows what it says in the end, and where nothing else opens it. */
export function mayConsent(facts: Facts, who: PersonId, log: MeetingLog, now: Instant): boolean {
  const can = isComplete(log) && isRecent(facts, log, now) && groundToRead(facts, log, now) !== 'policy';
  return can && may(who, 'take-part', facts);
}

/** null for anybody who does not take part. */
export function viewOfPair(facts: Facts, who: PersonId): View<'pair'> | null {
  if (!may(who, 'take-part', facts)) return null;
  const { id, status, since } = ours('mentorship', facts.mentorship);
  const programme = ours('programme', facts.programme);
  return seenBy<'pair'>({
    mentorship: id,
    status,
    since,
    programme: { id: programme.id, name: programme.name },
    me: partySeen(facts, who),
    others: othersSeen(facts, who),
    meetings: facts.meetings.map((one) => {
      const { ending, ...meeting } = ours('meeting', one);
      return { ...meeting, ending: ending && { by: ending.by, at: ending.at, kind: ending.kind } };
    }),
    series: facts.series.map((one) => ours('series', one)),
    agenda: facts.agenda.map((one) => ours('agendaPoint', one)),
    late: facts.late.map((one) => ours('runningLate', one)),
    attendance: facts.attendance.filter((one) => one.person === who),
    goals: facts.goals.map((one) => ours('goal', one)),
    actions: facts.actions.map((one) => ours('action', one)),
    logs: facts.logs.map((one) => ({ ...ours('meetingLog', one), turn: turnOf(facts, one) })),
    logWriters: writersOf(facts),
    logDueDays: programme.policy.logDueDays,
  });
}

/** null for anybody who does not take part; of another plan there is nothing in it. */
export function viewOfHistory(facts: Facts, who: PersonId, lines: readonly PlanLine[]): View<'history'> | null {
  if (!may(who, 'take-part', facts)) return null;
  return seenBy<'history'>({ lines: lines.filter(({ change }) => change.mentorship === facts.mentorship.id) });
}

/** null for anybody who is not one of the two. */
export function viewOfInvitation(facts: Facts, who: PersonId): View<'invitee'> | null {
  if (!may(who, 'answer-invitation', facts)) return null;
  const { id, name, policy } = outside('programme', facts.programme);
  return seenBy<'invitee'>({
    mentorship: facts.mentorship.id,
    status: outside('mentorship', facts.mentorship).status,
    programme: { id, name },
    coordinatorsReadFrom: policy.coordinatorsReadFrom,
    me: partySeen(facts, who),
    others: namesIn(facts).filter((one) => one.person !== who),
  });
}

/** null for anybody who does not coordinate the programme. */
export function viewOfProcess(facts: Process, who: PersonId): View<'coordinator'> | null {
  if (!may(who, 'coordinate', facts)) return null;
  const { id, status, since } = outside('mentorship', facts.mentorship);
  const parties = facts.parties.map((one) => outside('party', one));
  return seenBy<'coordinator'>({
    mentorship: id,
    status,
    since,
    parties: parties.map(({ person, role, invitation }) => ({ name: nameIn(facts, person), role, invitation })),
  });
}

/** What may be posted of a week, with the numbers from a week on ({@link toldFrom}, as it was when it was first posted: an edit does not tell who has left), or without any. */
export function viewOfChannel(overview: Overview, week: WallDate, from: WallDate | null, now: Instant): View<'channel'> {
  const { weeks, ...rest } = summaryOf(overview, week, now);
  return seenBy<'channel'>({ ...rest, weeks: from && weeks.filter((one) => one.week >= from) });
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

/** How far each log is, for a coordinator; the latest meeting first. null for anybody else. */
export function viewOfLogs(facts: Facts, who: PersonId, now: Instant): View<'logs'> | null {
  if (!may(who, 'coordinate', facts)) return null;
  const logs = facts.meetings.toReversed().flatMap((meeting) => {
    const stage = logStage(facts, meeting, now);
    const log = logOf(facts, meeting);
    const { id, at } = outside('meeting', meeting);
    const mayReadIt = log !== undefined && groundFor(facts, who, log, now) !== null;
    return stage === 'none' ? [] : { meeting: id, day: dayOf(at), log: log?.id ?? null, stage, mayRead: mayReadIt };
  });
  return seenBy<'logs'>({ mentorship: facts.mentorship.id, parties: namesIn(facts), logs });
}

/** What is opened of a log to make a view of it: what it says, and who those are that have read it. */
export type OpenedLog = { draft: LogDraft | null; entries: readonly OpenedEntry[]; readers: readonly Pick<Person, 'id' | 'name'>[] };
/** A log of which nothing is opened: how it stands is seen without what it says. */
export const unopened: OpenedLog = { draft: null, entries: [], readers: [] };

/** null for anybody who is not one of its two. */
export function viewOfLog(facts: Facts, who: PersonId, log: MeetingLog, opened: OpenedLog, now: Instant): View<'log'> | null {
  const meeting = meetingOf(facts, log);
  if (!may(who, 'take-part', facts) || !isOfPair(facts, log) || !meeting) return null;
  const marks = marksOf(facts, log);
  const dated = (kind: LogMark['kind']) => marks.filter((one) => one.kind === kind);
  return seenBy<'log'>({
    ...ours('meetingLog', log),
    day: dayOf(ours('meeting', meeting).at),
    me: partySeen(facts, who),
    others: othersSeen(facts, who),
    draft: opened.draft && withOwnForms(ours('logDraft', opened.draft), who),
    entries: opened.entries.map((entry) => entrySeen(entry, marks)),
    earlier: remarksIn(marks.filter((mark) => !opened.entries.some(({ id }) => id === mark.entry))),
    coordinators: {
      mayRead: groundToRead(facts, log, now),
      mayReadSigned: isAnnounced(facts, log, now),
      consents: dated('consented').map(({ person, at }) => ({ person, at })),
      until: agreedUntil(facts, log),
      mayConsent: mayConsent(facts, who, log, now),
    },
    readings: dated('read').map(({ person, at }) => ({ name: opened.readers.find((one) => one.id === person)?.name ?? '', at })),
  });
}

/** What the other's forms hold by themselves is of use to those forms alone. */
function withOwnForms(draft: LogDraft, who: PersonId): LogDraft {
  return { ...draft, content: { ...draft.content, forms: draft.content.forms.filter(({ by }) => by === who) } };
}

/** null for anybody who is not one of the two. */
export function viewOfReach(facts: Facts, who: PersonId, now: Instant): View<'reach'> | null {
  if (!may(who, 'take-part', facts)) return null;
  const grounds = facts.logs.map((log) => groundToRead(facts, log, now));
  return seenBy<'reach'>({
    mentorship: facts.mentorship.id,
    coordinators: facts.coordinators.flatMap(({ person, name }) => (person === who ? [] : (name ?? []))),
    from: facts.programme.policy.coordinatorsReadFrom,
    announced: grounds.filter((one) => one === 'policy').length,
    opened: grounds.filter((one) => one === 'consent').length,
  });
}

/** null for whoever may not read it, and for its pair, who see more. */
export function viewOfLogRead(
  facts: Facts,
  who: PersonId,
  log: MeetingLog,
  entries: readonly OpenedEntry[],
  now: Instant,
): View<'logRead'> | null {
  const ground = may(who, 'take-part', facts) ? null : groundFor(facts, who, log, now);
  const meeting = meetingOf(facts, log);
  if (ground === null || !meeting) return null;
  const until = agreedUntil(facts, log);
  const marks = marksOf(facts, log);
  const readable = entries.flatMap((entry): EntrySeen[] => {
    const { remarks, ...seen } = entrySeen(entry, marks);
    const isAgreed = until !== null && isSettledBy(facts, entry.id, until);
    const isSigned = ground === 'policy' && facts.parties.every((one) => seen.names.some(({ person }) => person === one.person));
    const heard = remarks.filter(({ kind, at }) => isAgreed && kind !== 'correction' && at <= until);
    return isAgreed || isSigned ? [{ ...seen, remarks: heard }] : [];
  });
  return seenBy<'logRead'>({ log: log.id, day: dayOf(outside('meeting', meeting).at), parties: namesIn(facts), entries: readable });
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

/** The one place where a view is made. */
function seenBy<E extends Eyes>(seen: Seen[E]): View<E> {
  return seen as View<E>;
}
