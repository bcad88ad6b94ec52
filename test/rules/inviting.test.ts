import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { apply } from '../../shared/apply.ts';
import { isRefusal } from '../../shared/decision.ts';
import type { MentorshipId, PersonId } from '../../shared/domain/ids.ts';
import { answerInvitation, invite, type Pairing } from '../../shared/domain/inviting.ts';
import type { Mentorship } from '../../shared/domain/mentorship.ts';
import { defaultSummaryTime } from '../../shared/domain/programme.ts';
import { addCoordinator, removeCoordinator, setUp } from '../../shared/domain/running.ts';
import type { Facts } from '../../shared/facts.ts';
import { type Instant, plus } from '../../shared/time.ts';
import { runs } from '../setup/long.ts';
import { grace, kofi, maya, pairFacts, stranger } from '../setup/pair-facts.ts';

const now = '2026-11-16T10:00:00.000Z' as Instant;
const { programme, coordinators } = pairFacts();
const id = 'men_fresh1' as MentorshipId;
const names = { mentor: { id: kofi, name: 'Kofi' }, mentee: { id: maya, name: 'Maya' } };

const pairing = (status: Mentorship['status'], mentor: PersonId, mentee: PersonId): Pairing => ({
  mentorship: { status },
  parties: [
    { person: mentor, role: 'mentor' },
    { person: mentee, role: 'mentee' },
  ],
});
const others = (count: number, status: Mentorship['status'] = 'active') =>
  Array.from({ length: count }, (_, index) => pairing(status, kofi, `per_mentee${index}`));
const refusedAs = (pairings: Pairing[], who: PersonId = grace, pair = names) => {
  const outcome = invite(programme, coordinators, pairings, who, pair, id, now);
  return isRefusal(outcome) ? outcome.refused : 'invited';
};

describe('who is invited', () => {
  test.each([
    ['the first pair', [], 'invited'],
    ['a pair that is active already', [pairing('active', kofi, maya)], 'alreadyPaired'],
    ['a pair that is invited already', [pairing('invited', kofi, maya)], 'alreadyInvited'],
    ['the same two the other way round', [pairing('active', maya, kofi)], 'alreadyPaired'],
    ['a pair that once declined', [pairing('declined', kofi, maya)], 'invited'],
    ['a pair that has ended', [pairing('ended', kofi, maya)], 'invited'],
    ['a mentor with one place left', others(3), 'invited'],
    ['a mentor with four mentees', others(4), 'mentorFull'],
    ['a mentor with four invitations under way', others(4, 'invited'), 'mentorFull'],
    ['a mentor whose mentees have moved on', others(9, 'ended'), 'invited'],
    ['a mentee of four others as mentor of one', Array.from({ length: 4 }, (_, n) => pairing('active', `per_mentor${n}`, kofi)), 'invited'],
  ] as [string, Pairing[], string][])('%s', (_title, pairings, outcome) => {
    expect(refusedAs(pairings)).toBe(outcome);
  });

  test('only coordinators invite, and never somebody with themselves', () => {
    expect(refusedAs([], stranger)).toBe('notCoordinator');
    expect(refusedAs([], kofi)).toBe('notCoordinator');
    expect(refusedAs([], grace, { mentor: names.mentor, mentee: names.mentor })).toBe('samePerson');
  });

  test('a full mentor is refused with both numbers', () => {
    expect(invite(programme, coordinators, others(5), grace, names, id, now)).toEqual({
      refused: 'mentorFull',
      values: { name: 'Kofi', count: 5, most: 4 },
      field: 'mentor',
    });
  });
});

describe('any order of answers', () => {
  const invited = (): Facts => {
    const facts = pairFacts();
    const parties = facts.parties.map((party) => ({ ...party, invitation: 'invited' as const, answeredAt: null }));
    return { ...facts, parties, mentorship: { ...facts.mentorship, status: 'invited', since: null } };
  };

  test('comes to a pair exactly when each said yes first, and the first answer of each counts', () => {
    const answers = fc.array(fc.record({ who: fc.constantFrom(kofi, maya), accept: fc.boolean() }), { maxLength: 8 });
    fc.assert(
      fc.property(answers, (all) => {
        let facts = invited();
        const first = new Map<PersonId, boolean>();
        all.forEach(({ who, accept }, index) => {
          // Once somebody said no, nothing anybody says changes anything.
          if (![...first.values()].includes(false) && !first.has(who)) first.set(who, accept);
          const outcome = answerInvitation(facts, who, accept, plus(now, { minutes: index }));
          if (isRefusal(outcome)) throw new Error('somebody invited was refused');
          facts = apply(facts, outcome.changes);
        });
        const said = [...first.values()];
        const expected = said.includes(false) ? 'declined' : said.length === 2 ? 'active' : 'invited';
        expect(facts.mentorship.status).toBe(expected);
        expect(facts.mentorship.since === null).toBe(expected !== 'active');
        for (const party of facts.parties) {
          const answer = first.get(party.person);
          expect(party.invitation).toBe(answer === undefined ? 'invited' : answer ? 'accepted' : 'declined');
        }
      }),
      { numRuns: runs(200, 20_000) },
    );
  });

  test('nobody answers for somebody else', () => {
    expect(answerInvitation(invited(), grace, true, now)).toEqual({ refused: 'notYours' });
  });
});

describe('coordinators', () => {
  test('whatever coordinators do to each other, one remains', () => {
    const people = [grace, kofi, maya, stranger];
    const step = fc.record({ who: fc.constantFrom(...people), whom: fc.constantFrom(...people), adds: fc.boolean() });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
        let facts = pairFacts();
        for (const { who, whom, adds } of steps) {
          const rule = adds ? addCoordinator : removeCoordinator;
          const outcome = rule(programme.id, facts.coordinators, who, whom);
          if (!isRefusal(outcome)) facts = apply(facts, outcome.changes);
          expect(facts.coordinators.length).toBeGreaterThan(0);
          expect(new Set(facts.coordinators.map((one) => one.person)).size).toBe(facts.coordinators.length);
        }
      }),
      { numRuns: runs(200, 20_000) },
    );
  });

  test('a programme has a coordinator from its first moment', () => {
    const wish = {
      name: 'New',
      zone: programme.zone,
      jurisdiction: 'scotland',
      channel: null,
      summary: defaultSummaryTime,
      noticeHours: 12,
    } as const;
    const outcome = setUp({ person: grace, admin: true }, wish, 'pro_fresh1');
    expect(isRefusal(outcome) ? outcome : outcome.changes).toEqual([
      { put: 'programme', row: expect.objectContaining({ name: 'New', policy: expect.objectContaining({ noticeHours: 12, months: 12 }) }) },
      { put: 'coordinator', row: { programme: 'pro_fresh1', person: grace } },
    ]);
    expect(setUp({ person: grace, admin: false }, wish, 'pro_fresh1')).toEqual({ refused: 'onlyAdmins' });
  });
});
