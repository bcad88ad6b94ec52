import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loadFacts } from '../../bot/store/facts.ts';
import { commit } from '../../bot/store/nouns.ts';
import { type Change, put } from '../../shared/decision.ts';
import type { MentorshipId, PersonId, ProgrammeId } from '../../shared/domain/ids.ts';
import { type Facts, personIn } from '../../shared/facts.ts';
import { type Instant, minus, plus } from '../../shared/time.ts';
import { onBothEngines } from '../setup/engines.ts';
import { facts as arbitraries, meetings as meetingsOf, mentorships, people, programmes } from './rows.ts';

const now = '2026-03-01T10:00:00.000Z' as Instant;
const sample = <T>(arbitrary: fc.Arbitrary<T>, count: number, seed = 3): T[] => fc.sample(arbitrary, { numRuns: count, seed });

/** Two programmes, five people, four mentorships that share people, each with a series and some meetings. */
function world(): { changes: Change[]; ids: MentorshipId[] } {
  const somePeople = sample(people, 5).map((one, index) => ({ ...one, id: `per_${'edcba'[index]}000` as PersonId }));
  const someProgrammes = sample(programmes, 2).map((one, index) => ({ ...one, id: `pro_${index}000` as ProgrammeId }));
  const changes: Change[] = [...somePeople.map((one) => put('person', one)), ...someProgrammes.map((one) => put('programme', one))];
  for (const [index, person] of somePeople.entries()) {
    const programme = someProgrammes[index % 2]!.id;
    changes.push(put('coordinator', { programme, person: person.id }));
    const [pause] = sample(
      arbitraries({ programme, person: person.id, mentorship: 'men_0000', series: 'ser_0000', meeting: 'mtg_0000' }).pause,
      1,
      index,
    );
    changes.push(put('pause', pause!));
  }
  const ids: MentorshipId[] = [];
  for (let index = 0; index < 4; index++) {
    const [mentor, mentee] = [somePeople[index]!.id, somePeople[index + 1]!.id];
    const programme = someProgrammes[index % 2]!.id;
    const mentorship = { ...sample(mentorships(programme), 1, index)[0]!, id: `men_${index}000` as MentorshipId };
    ids.push(mentorship.id);
    changes.push(put('mentorship', mentorship));
    const parents = {
      programme,
      mentorship: mentorship.id,
      person: mentor,
      series: `ser_${index}000` as const,
      meeting: 'mtg_0000' as const,
    };
    const of = arbitraries(parents);
    for (const [person, role] of [
      [mentor, 'mentor'],
      [mentee, 'mentee'],
    ] as const)
      changes.push(put('party', { ...sample(of.party, 1, index)[0]!, person, role }));
    changes.push(put('series', { ...sample(of.series, 1, index)[0]!, id: parents.series }));
    const near = fc.integer({ min: -300, max: 100 }).map((days) => plus(now, { days }));
    for (const meeting of sample(meetingsOf(parents, near), 8, index)) {
      const about = arbitraries({ ...parents, meeting: meeting.id });
      changes.push(put('meeting', meeting));
      changes.push(put('attendance', sample(about.attendance, 1, index)[0]!));
      changes.push(put('attendance', { ...sample(about.attendance, 1, index + 9)[0]!, person: mentee }));
      for (const point of sample(about.agendaPoint, 2)) changes.push(put('agendaPoint', { ...point, id: `agp_${changes.length}` }));
      changes.push(put('runningLate', sample(about.runningLate, 1, index)[0]!));
    }
  }
  return { changes, ids };
}

onBothEngines((engine) => {
  const open = async () => {
    const store = await engine.openFreshStore();
    const { changes, ids } = world();
    await store.transaction((tx) => commit(tx, changes, 'per_somebody', now));
    return { store, ids, changes };
  };

  test('facts of many mentorships are the same as of each by itself', async () => {
    const { store, ids } = await open();
    const together = await loadFacts(store.read, ids, now);
    expect([...together.keys()].toSorted()).toEqual(ids);
    for (const id of ids) expect(together.get(id)).toEqual((await loadFacts(store.read, [id], now)).get(id));
  });

  test('facts hold everything about a mentorship, and nothing of another', async () => {
    const { store, ids, changes } = await open();
    const rowsOf = <T>(noun: string) => changes.flatMap((change) => ('put' in change && change.put === noun ? [change.row as T] : []));
    let inReach = 0;
    for (const facts of (await loadFacts(store.read, ids, now)).values()) {
      const { id, programme } = facts.mentorship;
      expect(rowsOf('mentorship')).toContainEqual(facts.mentorship);
      expect(facts.programme.id).toBe(programme);
      expect(facts.coordinators.map((one) => one.person)).toEqual(
        programme === 'pro_0000' ? ['per_a000', 'per_c000', 'per_e000'] : ['per_b000', 'per_d000'],
      );
      expect(facts.parties.map((one) => one.role)).toEqual(['mentor', 'mentee']);
      expect(rowsOf('person')).toEqual(expect.arrayContaining(facts.parties.map((party) => personIn(facts, party.person))));
      expect(facts.people).toHaveLength(2);
      expect(facts.pauses.map((one) => one.person).toSorted()).toEqual(facts.parties.map((one) => one.person).toSorted());
      expect(facts.series).toHaveLength(1);
      const expected = rowsOf<Facts['meetings'][number]>('meeting').filter(
        (one) => one.mentorship === id && one.start > minus(now, { days: 200 }),
      );
      inReach += expected.length;
      expect(facts.meetings).toEqual(
        expected.toSorted((a, b) => (a.start === b.start ? (a.id < b.id ? -1 : 1) : a.start < b.start ? -1 : 1)),
      );
      const about = new Set(expected.map((one) => one.id));
      for (const [name, noun] of [
        ['attendance', 'attendance'],
        ['agenda', 'agendaPoint'],
        ['late', 'runningLate'],
      ] as const) {
        const wanted = rowsOf<{ meeting: never; person: PersonId }>(noun).filter((one) => about.has(one.meeting));
        const named = (one: object) =>
          Object.values(one)
            .filter((value) => /^(mtg|per|agp)_/.test(String(value)))
            .join();
        const sorted = (some: readonly object[]) => some.toSorted((a, b) => named(a).localeCompare(named(b)));
        expect(sorted(facts[name]), name).toEqual(sorted(wanted));
      }
    }
    expect(inReach).toBeGreaterThan(8);
    expect(inReach).toBeLessThan(32);
  });

  test('a mentorship that does not exist is left out', async () => {
    const { store, ids } = await open();
    expect([...(await loadFacts(store.read, ['men_nowhere', ids[0]!], now)).keys()]).toEqual([ids[0]]);
    expect((await loadFacts(store.read, [], now)).size).toBe(0);
  });
});
