import { describe, expect, test } from 'vitest';
import type { Reader } from '../../bot/features/feature.ts';
import { readCard } from '../../bot/features/log-access/read-card.ts';
import { readersCard } from '../../bot/features/log-access/readers-card.ts';
import {
  type Action,
  may,
  type View,
  viewOfHistory,
  viewOfInvitation,
  viewOfOneself,
  viewOfPair,
  viewOfProcess,
  viewOfShared,
} from '../../shared/access.ts';
import type { Goal } from '../../shared/domain/goal.ts';
import type { PauseId, PersonId } from '../../shared/domain/ids.ts';
import type { LogEntry } from '../../shared/domain/log.ts';
import type { Meeting } from '../../shared/domain/meeting.ts';
import type { Mentorship, Party } from '../../shared/domain/mentorship.ts';
import type { PlanChange } from '../../shared/domain/plan-change.ts';
import type { PlanLine } from '../../shared/domain/plan-history.ts';
import type { Facts } from '../../shared/facts.ts';
import type { Choice } from '../../shared/talks/talk.ts';
import type { Instant, WallDate, WallTime, Zone } from '../../shared/time.ts';
import { grace, kofi, maya, pairFacts, somebody, stranger } from '../setup/pair-facts.ts';
import { newTalk } from '../setup/talks.ts';

const canary = 'canary: the inspection report';
const at = '2026-11-20T15:00:00.000Z' as Instant;

const cancelledLate: Meeting = {
  id: 'mtg_late',
  mentorship: 'men_kofimaya',
  at: '2026-11-20T15:00' as WallTime,
  zone: 'Europe/London' as Zone,
  fold: 'earlier',
  start: at,
  minutes: 60,
  method: 'video',
  place: canary,
  joinLink: null,
  scheduleRevision: 1,
  sequence: 1,
  status: 'cancelled',
  proposedBy: kofi,
  proposedAt: at,
  movedFrom: null,
  confirmedAt: at,
  series: null,
  occurrence: null,
  ending: { by: maya, at, kind: 'cancelled', notice: 'short', another: 'cannot-say' },
  restored: null,
};

const goal: Goal = {
  id: 'goa_one1',
  mentorship: 'men_kofimaya',
  kind: 'short-term',
  text: canary,
  criteria: canary,
  position: 0,
  status: 'open',
  reason: null,
  by: maya,
  at,
};

const full = pairFacts({
  meetings: [cancelledLate],
  attendance: [
    { meeting: 'mtg_late', person: maya, met: false, at },
    { meeting: 'mtg_late', person: kofi, met: true, at },
  ],
  agenda: [{ id: 'agp_one1', meeting: 'mtg_late', person: maya, kind: 'point', text: canary, at, talked: false }],
  late: [{ meeting: 'mtg_late', person: maya, minutes: 15, at }],
  pauses: [{ id: 'pau_maya', person: maya, from: '2026-12-01' as WallDate, until: null, endedAt: null }],
});

function withInvitations(status: Mentorship['status'], mentor: Party['invitation'], mentee: Party['invitation']): Facts {
  const facts = pairFacts();
  return {
    ...facts,
    mentorship: { ...facts.mentorship, status },
    parties: facts.parties.map((one) => ({ ...one, invitation: one.role === 'mentor' ? mentor : mentee })),
  };
}

describe('who may do what', () => {
  const rows: [string, Facts, PersonId, Action, boolean][] = [
    ['a mentor of an active pair books meetings', pairFacts(), kofi, 'arrange', true],
    ['a mentee of an active pair books meetings', pairFacts(), maya, 'arrange', true],
    ['a coordinator books no meetings of a pair', pairFacts(), grace, 'arrange', false],
    ['a coordinator does not read what the pair shares', pairFacts(), grace, 'take-part', false],
    ['a stranger reads nothing', pairFacts(), stranger, 'take-part', false],
    ['a stranger watches nothing', pairFacts(), stranger, 'coordinate', false],
    ['a mentor does not coordinate', pairFacts(), kofi, 'coordinate', false],
    ['a coordinator coordinates', pairFacts(), grace, 'coordinate', true],
    ['a coordinator answers nobody else’s invitation', pairFacts(), grace, 'answer-invitation', false],
    ['somebody invited answers', withInvitations('invited', 'invited', 'accepted'), kofi, 'answer-invitation', true],
    ['nothing is booked before both have accepted', withInvitations('invited', 'invited', 'accepted'), maya, 'arrange', false],
    ['nothing is shared before both have accepted', withInvitations('invited', 'invited', 'accepted'), maya, 'take-part', false],
    ['whoever declined reads nothing of the pair', withInvitations('active', 'accepted', 'declined'), maya, 'take-part', false],
    ['nothing is booked after the end', withInvitations('ended', 'accepted', 'accepted'), maya, 'arrange', false],
    ['what was shared stays readable after the end', withInvitations('ended', 'accepted', 'accepted'), maya, 'take-part', true],
  ];
  test.each(rows)('%s', (_title, facts, who, action, allowed) => {
    expect(may(who, action, facts)).toBe(allowed);
  });
});

describe('what others see', () => {
  test('a coordinator sees names and status, and nothing that was said, answered or put off', () => {
    const view = viewOfProcess(full, grace);
    expect(view).toEqual({
      mentorship: 'men_kofimaya',
      status: 'active',
      since: '2026-10-02T09:00:00.000Z',
      parties: [
        { name: 'Kofi Mensah', role: 'mentor', invitation: 'accepted' },
        { name: 'Maya Lind', role: 'mentee', invitation: 'accepted' },
      ],
    });
  });

  test('nobody sees whether somebody gave notice', () => {
    for (const who of [kofi, maya]) expect(JSON.stringify(viewOfPair(full, who))).not.toMatch(/notice|short|cannot-say/);
    expect(JSON.stringify(viewOfProcess(full, grace))).not.toMatch(/notice|short|canary/);
  });

  test('the pair share meetings and agenda points, and each sees only their own answer to “Did you meet?”', () => {
    const mine = viewOfPair(full, maya)!;
    expect(mine.agenda.map((one) => one.text)).toEqual([canary]);
    expect(mine.attendance.map((one) => one.person)).toEqual([maya]);
    expect(viewOfPair(full, kofi)!.attendance.map((one) => one.person)).toEqual([kofi]);
  });

  test('nobody sees the other’s leave or quiet hours', () => {
    expect(JSON.stringify(viewOfPair(full, kofi))).not.toMatch(/pau_maya|waking|2026-12-01/);
  });

  test('an invitation names the other side, and not what they answered', () => {
    const view = viewOfInvitation(withInvitations('invited', 'invited', 'accepted'), kofi)!;
    expect(view.others).toEqual([{ person: maya, name: 'Maya Lind', role: 'mentee' }]);
  });

  test('of a talk, the other of the pair sees what is shared while it is shared, and nobody sees anything else', () => {
    const piece = { source: null, text: canary, provisional: false };
    const answer = (question: string, choice: Choice) => ({ question, pieces: [piece], skipped: false, choice });
    const talk = newTalk('grow', { answers: [answer('goal.today', 'shared'), answer('goal.ahead', 'private')] });
    const fact = { talk: talk.id, mentorship: full.mentorship.id, by: maya, at };
    const shared = { ...full, talksShared: [fact] };
    expect(viewOfShared(shared, kofi, talk)?.answers).toEqual([{ question: 'goal.today', text: canary }]);
    for (const who of [maya, grace, stranger]) expect(viewOfShared(shared, who, talk)).toBeNull();
    expect(viewOfShared(full, kofi, talk)).toBeNull();
    expect(viewOfShared(shared, kofi, { ...talk, mentorship: null })).toBeNull();
    expect(viewOfShared(shared, kofi, { ...talk, answers: talk.answers.slice(1) })).toBeNull();
  });

  test('what changed in a plan is read by the two of its pair, and nobody’s history holds another plan', () => {
    const line = (mentorship: string): PlanLine => {
      const change = { id: 'plc_one1', mentorship, person: maya, at, what: 'goal-edited', item: goal.id, before: goal } as PlanChange;
      return { change, became: goal };
    };
    const all = [line(full.mentorship.id), line('men_another')];
    for (const who of [kofi, maya]) expect(viewOfHistory(full, who, all)).toEqual({ lines: [all[0]] });
    for (const who of [grace, stranger]) expect(viewOfHistory(full, who, all)).toBeNull();
  });

  test('who does not belong to it gets no view at all', () => {
    expect(viewOfPair(full, grace)).toBeNull();
    expect(viewOfPair(full, stranger)).toBeNull();
    expect(viewOfProcess(full, kofi)).toBeNull();
    expect(viewOfInvitation(full, grace)).toBeNull();
  });

  test('somebody’s own record holds nobody else’s leave', () => {
    const others = [
      ...full.pauses,
      { id: 'pau_kofi' as PauseId, person: kofi, from: '2026-12-01' as WallDate, until: null, endedAt: null },
    ];
    expect(viewOfOneself(somebody(maya, 'Maya Lind'), others).pauses.map((one) => one.id)).toEqual(['pau_maya']);
  });

  test('a card for a coordinator cannot be drawn from anything but a coordinator’s view', () => {
    const card = (view: View<'coordinator'>) => view.status;
    // @ts-expect-error: facts are not a view
    card(full);
    // @ts-expect-error: nor is something that looks like one
    card({ mentorship: 'men_kofimaya', status: 'active', since: null, parties: [] });
    // @ts-expect-error: nor is what the pair may see
    card(viewOfPair(full, maya)!);
    expect(card(viewOfProcess(full, grace)!)).toBe('active');
  });

  test('nor can a log be drawn for anybody from the log itself, or for one reader from what another may see', () => {
    const drawn = (reader: Reader, facts: Facts, entries: LogEntry[], log: View<'log'>, read: View<'logRead'>) => [
      readCard(reader, read, at),
      readersCard({ who: reader.person, words: reader.words, now: at }, log),
      // @ts-expect-error: what is kept of a log is no view of it
      readCard(reader, { log: facts.logs[0]!.id, day: '2026-11-20', parties: [], entries }, at),
      // @ts-expect-error: what the pair see of it, a coordinator may not
      readCard(reader, log, at),
      // @ts-expect-error: nor the other way round
      readersCard({ who: reader.person, words: reader.words, now: at }, read),
      // @ts-expect-error: nor is how a log stands a view
      readersCard({ who: reader.person, words: reader.words, now: at }, facts.logs[0]!),
    ];
    expect(drawn).toBeTypeOf('function');
  });
});
