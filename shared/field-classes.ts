import type { Noun, Nouns } from './decision.ts';
import type { Talk } from './talks/talk.ts';

/**
 * Who a field is for at most. `own`: whoever it is about, alone. `pair`: the two of a pair as well. `coordinator`: the programme's
 * coordinators as well, since it is process and not what was said. `safeguarding`: the person a serious concern is written to, and
 * nobody whom another class names; nothing of the kind is kept so far.
 */
export type Class = 'own' | 'pair' | 'coordinator' | 'safeguarding';

/**
 * The class of every field of every noun; a new one does not compile until somebody has decided whose it is. What the pair chooses to
 * let others read (an answer they share, a log) keeps its class: access.ts says on what terms it is shown nevertheless.
 */
export const fieldClasses = {
  person: {
    id: 'coordinator',
    name: 'coordinator',
    zone: 'pair',
    zoneFrom: 'own',
    language: 'own',
    languageFrom: 'own',
    rhythm: 'own',
    asksForLess: 'own',
  },
  pause: { id: 'own', person: 'own', from: 'own', until: 'own', endedAt: 'own' },
  programme: {
    id: 'coordinator',
    name: 'coordinator',
    zone: 'coordinator',
    jurisdiction: 'coordinator',
    channel: 'coordinator',
    summary: 'coordinator',
    policy: 'coordinator',
  },
  coordinator: { programme: 'coordinator', person: 'coordinator' },
  mentorship: {
    id: 'coordinator',
    programme: 'coordinator',
    status: 'coordinator',
    revision: 'pair',
    since: 'coordinator',
    endedAt: 'coordinator',
    logBy: 'pair',
  },
  party: {
    mentorship: 'coordinator',
    person: 'coordinator',
    role: 'coordinator',
    invitation: 'coordinator',
    invitedBy: 'coordinator',
    cameBy: 'coordinator',
    invitedAt: 'coordinator',
    answeredAt: 'coordinator',
  },
  // A coordinator is told which day's log is due or signed, and nothing else of a meeting.
  meeting: {
    id: 'coordinator',
    mentorship: 'coordinator',
    at: 'coordinator',
    zone: 'pair',
    fold: 'pair',
    start: 'pair',
    minutes: 'pair',
    method: 'pair',
    place: 'pair',
    joinLink: 'pair',
    scheduleRevision: 'pair',
    sequence: 'pair',
    status: 'pair',
    proposedBy: 'pair',
    proposedAt: 'pair',
    movedFrom: 'pair',
    confirmedAt: 'pair',
    series: 'pair',
    occurrence: 'pair',
    // But for the notice in it, which is only ever added up for a whole programme.
    ending: 'pair',
    restored: 'pair',
  },
  series: { id: 'pair', mentorship: 'pair', anchor: 'pair', zone: 'pair', fold: 'pair', recurrence: 'pair', count: 'pair' },
  attendance: { meeting: 'own', person: 'own', met: 'own', at: 'own' },
  agendaPoint: { id: 'pair', meeting: 'pair', person: 'pair', kind: 'pair', text: 'pair', at: 'pair', talked: 'pair' },
  runningLate: { meeting: 'pair', person: 'pair', minutes: 'pair', at: 'pair' },
  talkShared: { talk: 'pair', mentorship: 'pair', by: 'pair', at: 'pair' },
  undo: { id: 'own', mentorship: 'own', person: 'own', until: 'own', before: 'own', created: 'own' },
  goal: {
    id: 'pair',
    mentorship: 'pair',
    kind: 'pair',
    text: 'pair',
    criteria: 'pair',
    position: 'pair',
    status: 'pair',
    reason: 'pair',
    by: 'pair',
    at: 'pair',
  },
  action: {
    id: 'pair',
    mentorship: 'pair',
    goal: 'pair',
    text: 'pair',
    person: 'pair',
    byWhen: 'pair',
    milestone: 'pair',
    resources: 'pair',
    risk: 'pair',
    status: 'pair',
    reason: 'pair',
    position: 'pair',
    by: 'pair',
    at: 'pair',
  },
  planChange: { id: 'pair', mentorship: 'pair', person: 'pair', at: 'pair', what: 'pair', item: 'pair', before: 'pair' },
  // Its status also says that two accounts differ, which is for the pair: from outside there is only the stage made from it.
  meetingLog: {
    id: 'coordinator',
    mentorship: 'coordinator',
    meeting: 'coordinator',
    status: 'pair',
    startedBy: 'pair',
    startedAt: 'pair',
    completedAt: 'pair',
    filedBy: 'pair',
    filedAt: 'pair',
    entry: 'pair',
    amendment: 'pair',
    paper: 'pair',
    readers: 'coordinator',
  },
  logDraft: { id: 'pair', mentorship: 'pair', content: 'pair', by: 'pair', at: 'pair' },
  logEntry: { id: 'pair', log: 'pair', mentorship: 'pair', by: 'pair', at: 'pair', bytes: 'pair' },
  logMark: {
    id: 'pair',
    log: 'pair',
    mentorship: 'pair',
    entry: 'pair',
    person: 'pair',
    kind: 'pair',
    text: 'pair',
    digest: 'pair',
    at: 'pair',
  },
  // The mentor's own record, though it is of process.
  contact: { id: 'own', mentorship: 'own', person: 'own', on: 'own', kind: 'own', minutes: 'own', purpose: 'own', next: 'own', at: 'own' },
} as const satisfies { [N in Noun]: Record<keyof Nouns[N], Class> };

/** A talk is no noun: no rule about a pair reads it. */
export const talkClasses = {
  id: 'own',
  person: 'own',
  mentorship: 'own',
  meeting: 'own',
  script: 'own',
  status: 'own',
  path: 'own',
  at: 'own',
  came: 'own',
  returning: 'own',
  answers: 'own',
  ratings: 'own',
  toldAboutChat: 'own',
  startedAt: 'own',
  changedAt: 'own',
  mentionedAt: 'own',
} as const satisfies Record<keyof Talk, Class>;

type Classes<N extends Noun> = (typeof fieldClasses)[N];
type NamedBy<N extends Noun, C extends Class> = { [F in keyof Classes<N>]: Classes<N>[F] extends C ? F : never }[keyof Classes<N>];

/** What of a noun is of these classes. */
export type Only<N extends Noun, C extends Class> = Pick<Nouns[N], NamedBy<N, C> & keyof Nouns[N]>;

/** Leaves out of a row every field of another class. Rows of which nothing is left out stay the rows they are. */
export function only<C extends Class>(...classes: readonly C[]): <N extends Noun>(noun: N, row: Nouns[N]) => Only<N, C> {
  const known = new Map<Noun, readonly string[] | 'all'>();
  const namesOf = (noun: Noun) => {
    const all = Object.entries<Class>(fieldClasses[noun]);
    const seen = all.filter(([, one]) => (classes as readonly Class[]).includes(one)).map(([name]) => name);
    return seen.length === all.length ? 'all' : seen;
  };
  return <N extends Noun>(noun: N, row: Nouns[N]) => {
    const names = known.get(noun) ?? namesOf(noun);
    known.set(noun, names);
    return (names === 'all' ? row : Object.fromEntries(names.map((name) => [name, row[name as keyof Nouns[N]]]))) as Only<N, C>;
  };
}
