import { expect, test } from 'vitest';
import { commit } from '../../bot/store/nouns.ts';
import { loadOverview } from '../../bot/store/summaries.ts';
import { toldAt } from '../../bot/store/told.ts';
import { type Change, put } from '../../shared/decision.ts';
import type { MentorshipId, ProgrammeId } from '../../shared/domain/ids.ts';
import { standstillsOf } from '../../shared/domain/standstill.ts';
import { countsOf, weeksTo } from '../../shared/domain/summary.ts';
import type { Facts } from '../../shared/facts.ts';
import type { Instant, WallDate } from '../../shared/time.ts';
import { onBothEngines } from '../setup/engines.ts';
import { aPause, at, london } from '../setup/facts.ts';
import { grace, pairFacts, somebody } from '../setup/pair-facts.ts';
import { heldBy, logFor, pairOf } from '../setup/programmes.ts';
import { waiting } from '../setup/waiting.ts';

const now = at('2026-11-24T10:00');
const from = at('2026-09-01T00:00');
const written = { place: 'a canary in the library', joinLink: 'https://canary.example' };

function changesOf(facts: Facts): Change[] {
  return [
    ...facts.people.map((row) => put('person', row)),
    put('mentorship', facts.mentorship),
    ...facts.parties.map((row) => put('party', row)),
    ...facts.pauses.map((row) => put('pause', row)),
    ...facts.meetings.map((row) => put('meeting', row)),
    ...facts.logs.map((row) => put('meetingLog', row)),
  ];
}

onBothEngines((engine) => {
  async function watched() {
    const store = await engine.openFreshStore();
    const lately = heldBy(1, '2026-11-18T14:00', written);
    const longAgo = [heldBy(2, '2026-03-10T14:00'), heldBy(2, '2026-02-10T14:00')];
    const pairs = [
      pairOf(1, { meetings: [lately], logs: [logFor(lately, 'filed', at('2026-11-19T09:00'))] }),
      pairOf(2, { meetings: longAgo, pauses: [aPause(pairOf(2).people[0]!.id, '2026-10-01', '2026-10-05')] }),
      pairOf(3, { mentorship: { ...pairOf(3).mentorship, status: 'invited', since: null } }),
    ];
    const { programme } = pairFacts();
    const other = { ...programme, id: 'pro_other1' as ProgrammeId, name: 'Another' };
    const elsewhere = pairOf(4);
    await commit(
      store.read,
      [
        put('person', somebody(grace, 'Grace Obi')),
        put('programme', programme),
        put('programme', other),
        put('coordinator', { programme: programme.id, person: grace }),
        ...pairs.flatMap(changesOf),
        ...changesOf({ ...elsewhere, mentorship: { ...elsewhere.mentorship, programme: other.id } }),
      ],
      grace,
      now,
    );
    return { store, programme, pairs, lately, longAgo };
  }

  test('a programme is watched by dates and states, and by nothing that anybody wrote', async () => {
    const { store, programme } = await watched();
    const overview = (await loadOverview(store.read, programme.id, from))!;
    expect(overview.pairs.map(({ mentorship }) => mentorship.id).toSorted()).toEqual(['men_pair1', 'men_pair2']);
    expect(overview.coordinators.map((one) => one.person)).toEqual([grace]);
    expect(JSON.stringify(overview)).not.toContain('canary');
    expect(await loadOverview(store.read, 'pro_nowhere', from)).toBeNull();
  });

  test('what it comes to is what all facts of each pair come to', async () => {
    const { store, programme, pairs } = await watched();
    const { pairs: seen } = (await loadOverview(store.read, programme.id, from))!;
    const weeks = weeksTo('2026-11-16' as WallDate);
    const [first, second] = pairs as [Facts, Facts, Facts];
    const of = (id: MentorshipId) => seen.find(({ mentorship }) => mentorship.id === id)!;
    expect(countsOf(seen, weeks, london, now)).toEqual(countsOf([first, second], weeks, london, now));
    expect(standstillsOf(of('men_pair1'))).toEqual(standstillsOf(first));
    expect(of('men_pair2').pauses).toEqual(second.pauses);
  });

  test('of a pair that has not met for long the last meeting is known, however long ago', async () => {
    const { store, programme, longAgo } = await watched();
    const { pairs } = (await loadOverview(store.read, programme.id, from))!;
    const meetings = pairs.find(({ mentorship }) => mentorship.id === 'men_pair2')!.meetings;
    expect(meetings.map(({ id }) => id)).toEqual([longAgo[0]!.id]);
  });

  test('a message was told when it was sent, by itself or on another’s card, and not when it is only due or given up', async () => {
    const { store } = await watched();
    const sentAt = '2026-11-20T09:00:00.000Z' as Instant;
    await waiting(store.read, [
      { id: 'ntf_sent', due: now, state: 'sent', sentAt },
      { id: 'ntf_merged', due: now, state: 'withheld', why: 'merged', sentAt },
      { id: 'ntf_paused', due: now, state: 'withheld', why: 'paused' },
      { id: 'ntf_reserved', due: now, state: 'sending', sentAt },
      { id: 'ntf_dead', due: now, state: 'dead', why: 'refused', sentAt },
    ]);
    const keys = ['sent', 'merged', 'paused', 'reserved', 'dead', 'never'].map((name) => `key/ntf_${name}`);
    expect([...(await toldAt(store.read, keys))].toSorted()).toEqual([
      ['key/ntf_merged', sentAt],
      ['key/ntf_sent', sentAt],
    ]);
    expect(await toldAt(store.read, [])).toEqual(new Map());
  });
});
