import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  mayReadLog,
  viewOfInvitation,
  viewOfLog,
  viewOfLogRead,
  viewOfLogs,
  viewOfOneself,
  viewOfPair,
  viewOfProcess,
  viewOfShared,
} from '../../shared/access.ts';
import type { PersonId } from '../../shared/domain/ids.ts';
import { plus } from '../../shared/time.ts';
import { type Canary, canaryFacts, filedAt, metAt, type Standing } from '../setup/canary-facts.ts';
import { runs } from '../setup/long.ts';
import { grace, kofi, maya, stranger } from '../setup/pair-facts.ts';
import { newTalk } from '../setup/talks.ts';

const now = plus(filedAt, { days: 40 });
const readers = [kofi, maya, grace, stranger];
const invitation = fc.constantFrom('accepted' as const, 'accepted' as const, 'invited' as const, 'declined' as const);
const when = fc.constantFrom(1, 5, 20).map((days) => plus(filedAt, { days }));

const standings: fc.Arbitrary<Standing> = fc.record({
  status: fc.constantFrom('active' as const, 'active' as const, 'ended' as const, 'invited' as const, 'declined' as const),
  invitations: fc.record({ mentor: invitation, mentee: invitation }),
  log: fc.record({
    status: fc.constantFrom('draft' as const, 'filed' as const, 'signed' as const, 'differing' as const),
    readers: fc.constantFrom('pair' as const, 'coordinators' as const),
  }),
  waits: fc.boolean(),
  from: fc.constantFrom(null, metAt, plus(metAt, { days: 1 })),
  consents: fc.record({ kofi: fc.option(when), maya: fc.option(when) }).map((agreed) =>
    [
      { person: kofi, at: agreed.kofi },
      { person: maya, at: agreed.maya },
    ].flatMap(({ person, at }) => (at ? { person, at } : [])),
  ),
});

type Sees = (canary: Canary, who: PersonId) => boolean;
const isOwn: Sees = ({ about }, who) => about === who;
const isOutside: Sees = (canary) => canary.class === 'coordinator';
const isOurs: Sees = (canary, who) => canary.class === 'pair' || isOutside(canary, who) || isOwn(canary, who);

/** Whatever there is to see for somebody of a pair, by kind of view. */
function everything(standing: Standing, who: PersonId) {
  const { facts, canaries, draft, entries } = canaryFacts(standing);
  const [log] = facts.logs;
  return {
    canaries,
    views: {
      pair: viewOfPair(facts, who),
      invitee: viewOfInvitation(facts, who),
      coordinator: viewOfProcess(facts, who),
      logs: viewOfLogs(facts, who, now),
      log: viewOfLog(facts, who, log!, { draft, entries, readers: facts.people }, now),
      logRead: viewOfLogRead(facts, who, log!, entries, now),
      self: facts.people.filter((one) => one.id === who).map((one) => viewOfOneself(one, facts.pauses)),
    },
    mayRead: mayReadLog(facts, who, log!, now),
  };
}

const sees: Record<keyof ReturnType<typeof everything>['views'], Sees> = {
  pair: isOurs,
  invitee: (canary, who) => isOutside(canary, who) || isOwn(canary, who),
  coordinator: isOutside,
  logs: isOutside,
  log: isOurs,
  // What a log says is shown on its own terms, and remarks for comments and another account.
  logRead: (canary, who) =>
    isOutside(canary, who) ||
    canary.field.startsWith('logEntry.') ||
    (canary.field === 'logMark.text' && (canary.row === 'comment' || canary.row === 'differently')),
  self: isOwn,
};

const found = (canaries: readonly Canary[], view: unknown) => {
  const text = JSON.stringify(view) ?? '';
  return canaries.filter((one) => text.includes(one.text));
};

describe('whoever looks', () => {
  test('sees nothing of a class that is not theirs, however a pair stand', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(standings, fc.constantFrom(...readers), (standing, who) => {
        const { canaries, views } = everything(standing, who);
        for (const [name, view] of Object.entries(views)) {
          const heard = found(canaries, view);
          const may = sees[name as keyof typeof views];
          expect(heard.filter((one) => !may(one, who)).map(({ field, about }) => `${name} for ${who}: ${field} of ${about}`)).toEqual([]);
          for (const one of heard) seen.add(`${name} ${one.field}`);
        }
      }),
      { numRuns: runs(600, 50_000) },
    );
    // The canaries are alive: what somebody may see is there to be found.
    for (const one of [
      'pair goal.text',
      'pair attendance.at',
      'self person.rhythm',
      'log logDraft.content',
      'log logMark.text',
      'logRead logEntry.bytes',
    ])
      expect(seen).toContain(one);
  });

  test('reads a log only where they may, and then neither a draft nor what waits for a name nor a correction', () => {
    fc.assert(
      fc.property(standings, fc.constantFrom(...readers), (standing, who) => {
        const { canaries, views, mayRead } = everything(standing, who);
        expect(views.log !== null || views.logRead !== null).toBe(mayRead);
        if (views.logRead === null) return;
        const rows = new Set(
          found(canaries, views.logRead)
            .filter(({ field }) => field.startsWith('log'))
            .map(({ row }) => row),
        );
        expect(views.logRead.entries.length).toBeGreaterThan(0);
        expect(rows.has('record')).toBe(true);
        if (standing.waits) expect(rows.has('added')).toBe(false);
        expect(rows.has('correction')).toBe(false);
        const agreed = standing.consents.length === 2;
        if (!agreed) expect([...rows].toSorted()).toEqual(standing.waits ? ['record'] : ['added', 'record']);
        // What came after the second of them agreed was not there to be agreed to.
        const early = agreed && standing.consents.some(({ at }) => at < plus(filedAt, { days: 3 }));
        const isAnnounced = standing.log.status === 'signed' && standing.log.readers === 'coordinators' && standing.from === metAt;
        if (early && !isAnnounced) expect(rows.has('added')).toBe(false);
      }),
      { numRuns: runs(600, 50_000) },
    );
  });

  test('finds of somebody’s talk the answers they shared', () => {
    const answer = (question: string, text: string, choice: 'private' | 'shared') => ({
      question,
      pieces: [{ source: `source of ${text}`, text, provisional: false }],
      skipped: false,
      choice,
    });
    const talk = newTalk('grow', { answers: [answer('goal.today', 'the wren', 'private'), answer('goal.ahead', 'the heron', 'shared')] });
    fc.assert(
      fc.property(standings, fc.constantFrom(...readers), (standing, who) => {
        const { facts } = canaryFacts(standing);
        const shared = { ...facts, talksShared: [{ talk: talk.id, mentorship: facts.mentorship.id, by: maya, at: filedAt }] };
        const text = JSON.stringify(viewOfShared(shared, who, talk));
        expect(text).not.toMatch(/wren|source|ratings/);
        const isPair = standing.status === 'active' || standing.status === 'ended';
        expect(text.includes('heron')).toBe(who === kofi && isPair && standing.invitations.mentor === 'accepted');
      }),
    );
  });
});
