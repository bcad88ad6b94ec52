import {
  may,
  mayConsent,
  viewOfInvitation,
  viewOfLog,
  viewOfLogRead,
  viewOfLogs,
  viewOfOneself,
  viewOfPair,
  viewOfProcess,
  viewOfShared,
} from '../../shared/access.ts';
import { isRefusal } from '../../shared/decision.ts';
import type { LogMarkId, PersonId } from '../../shared/domain/ids.ts';
import type { MeetingLog } from '../../shared/domain/log.ts';
import { comment, signLog } from '../../shared/domain/log-answering.ts';
import { ownLog } from '../../shared/domain/log-writing.ts';
import type { Mentorship } from '../../shared/domain/mentorship.ts';
import type { Facts } from '../../shared/facts.ts';
import { plus } from '../../shared/time.ts';
import { type Canary, canaryFacts, filedAt, type Standing } from './canary-facts.ts';
import { grace, kofi, maya, stranger } from './pair-facts.ts';
import { newTalk } from './talks.ts';

export const readers: Record<string, PersonId> = {
  'mentor of the pair': kofi,
  'mentee of the pair': maya,
  'mentee, who declined': maya,
  'mentor who coordinates as well': kofi,
  'mentor of another pair': 'per_lowen',
  'mentee of another pair': 'per_petroc',
  'coordinator of the programme': grace,
  'coordinator of another programme': 'per_tegan',
  'line manager': 'per_manager',
  'administrator of the workspace': 'per_admin',
  'guest of a meeting': stranger,
};
export const now = plus(filedAt, { days: 40 });
const statuses = { i: 'invited', a: 'active', e: 'ended', d: 'declined' } as const satisfies Record<string, Mentorship['status']>;
const closed: Omit<Standing, 'status' | 'invitations' | 'log'> = { waits: false, from: null, consents: [] };

/** How a pair stand: whoever looks has said yes, unless they declined, and before or without a pair it is the other who has not. */
export function standingFor(name: string, status: Mentorship['status'], log: MeetingLog['status']): Standing {
  const other = status === 'invited' || status === 'declined' ? status : 'accepted';
  const isMentor = readers[name] === kofi;
  const mentee = name === 'mentee, who declined' ? 'declined' : isMentor ? other : 'accepted';
  return { ...closed, status, invitations: { mentor: isMentor ? 'accepted' : other, mentee }, log: { status: log, readers: 'pair' } };
}

function factsFor(name: string, standing: Standing) {
  const made = canaryFacts(standing);
  const { facts } = made;
  const coordinators = [
    ...facts.coordinators,
    ...(name === 'mentor who coordinates as well' ? [{ programme: facts.programme.id, person: kofi }] : []),
  ];
  return { ...made, facts: { ...facts, coordinators } };
}

const talk = newTalk('grow', {
  answers: (['shared', 'private'] as const).map((choice, index) => ({
    question: ['goal.today', 'goal.ahead'][index]!,
    pieces: [{ source: null, text: `a ${choice} answer`, provisional: false }],
    skipped: false,
    choice,
  })),
  ratings: [{ question: 'rating', value: 4, source: null, at: now, way: null }],
});

/** Everything that there is to see for somebody, as one text. */
function seenBy(who: PersonId, { facts, draft, entries }: ReturnType<typeof factsFor>): string {
  const [log] = facts.logs;
  const shared = { ...facts, talksShared: [{ talk: talk.id, mentorship: facts.mentorship.id, by: maya, at: filedAt }] };
  return JSON.stringify([
    viewOfPair(facts, who),
    viewOfInvitation(facts, who),
    viewOfProcess(facts, who),
    viewOfLogs(facts, who, now),
    viewOfLog(facts, who, log!, { draft, entries, readers: [] }, now),
    viewOfLogRead(facts, who, log!, entries, now),
    viewOfShared(shared, who, talk),
    facts.people.filter((one) => one.id === who).map((one) => viewOfOneself(one, facts.pauses)),
  ]);
}

type Looked = { who: PersonId; facts: Facts; text: string; canaries: readonly Canary[] };
type Cell = (looked: Looked) => boolean;

const sees =
  (field: string, about: PersonId | null = null, row = ''): Cell =>
  ({ text, canaries }) => {
    const all = canaries.filter((one) => one.field === field && one.about === about && (row === '' || one.row === row));
    if (all.length === 0) throw new Error(`nothing sings in ${field}`);
    return all.some((one) => text.includes(one.text));
  };
/** What the rules of logs let somebody do about a log that the other of the pair has filed. */
const does =
  (rule: (facts: Facts, log: MeetingLog, hand: { who: PersonId; now: typeof now; digest: () => string }) => object): Cell =>
  ({ who, facts }) => {
    const [log] = facts.logs;
    const own = ownLog(facts, who, log!.id);
    if (isRefusal(own)) return false;
    // Whoever puts their name to a log says with it that they met: here nobody has said otherwise.
    return !isRefusal(rule({ ...facts, attendance: [] }, { ...own, filedBy: who === maya ? kofi : maya }, { who, now, digest: () => '' }));
  };

/** Each column: in which state of the log it is looked at, and how. */
export const columns: Record<string, [MeetingLog['status'], Cell]> = {
  names: ['signed', sees('person.name', maya)],
  zone: ['signed', sees('person.zone', maya)],
  hours: ['signed', sees('person.rhythm', maya)],
  leave: ['signed', sees('pause.from', maya)],
  met: ['signed', sees('attendance.at', maya)],
  place: ['signed', sees('meeting.place')],
  agenda: ['signed', sees('agendaPoint.text')],
  plan: ['signed', sees('action.text')],
  draft: ['draft', sees('logDraft.content')],
  log: ['signed', sees('logEntry.bytes', null, 'record')],
  remark: ['signed', sees('logMark.text', null, 'comment')],
  stage: ['signed', ({ text }) => text.includes('"stage":"signed"')],
  shared: ['signed', ({ text }) => text.includes('a shared answer')],
  private: ['signed', ({ text }) => text.includes('a private answer')],
  number: ['signed', ({ text }) => text.includes('ratings')],
  sign: ['filed', does((facts, log, hand) => signLog(facts, log, recordIn(facts), 'lgm_sign1' as LogMarkId, hand))],
  comment: ['filed', does((_, log, hand) => comment(log, log.entry!, 'As I heard it', 'lgm_note1' as LogMarkId, hand))],
  agree: ['signed', ({ who, facts }) => mayConsent(facts, who, facts.logs[0]!, now)],
  book: ['signed', ({ who, facts }) => may(who, 'arrange', facts)],
  answer: ['signed', ({ who, facts }) => may(who, 'answer-invitation', facts)],
  run: ['signed', ({ who, facts }) => may(who, 'coordinate', facts)],
};
const recordIn = ({ logs }: Facts) => canaryFacts(standingFor('', 'active', 'filed')).entries.find((one) => one.id === logs[0]!.entry)!;

/** The letters of the states in which somebody sees or may do what a column says; a point for none. */
export function cellOf(name: string, column: string): string {
  const reader = readers[name]!;
  // Somebody’s own talk is no view: it is kept under their name, and opened for nobody else.
  if (reader === talk.person && (column === 'shared' || column === 'private' || column === 'number')) return 'own';
  const [log, cell] = columns[column]!;
  const letters = Object.entries(statuses).filter(([, status]) => {
    const made = factsFor(name, standingFor(name, status, log));
    return cell({ who: reader, facts: made.facts, text: seenBy(reader, made), canaries: made.canaries });
  });
  return letters.map(([letter]) => letter).join('') || '.';
}
