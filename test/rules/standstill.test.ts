import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { viewsOfHands } from '../../shared/access.ts';
import type { Goal } from '../../shared/domain/goal.ts';
import { isSo, seenAt, standstillsOf, weeksOf } from '../../shared/domain/standstill.ts';
import { standstillsSeen, toldKey } from '../../shared/domain/standstill-told.ts';
import type { Facts } from '../../shared/facts.ts';
import { type Instant, minus, plus, wallTimeAt } from '../../shared/time.ts';
import { aMeeting, aPair, aPause, at, kofi, london, maya, nudgesFor } from '../setup/facts.ts';
import { runs } from '../setup/long.ts';
import { grace, stranger } from '../setup/pair-facts.ts';
import { logFor, overviewOf } from '../setup/programmes.ts';
import { facts as randomFacts } from '../setup/random-facts.ts';

/** A pair that met, and whose log is signed: only the next meeting can be missing. */
function metOn(wall: string, more: Parameters<typeof aPair>[0] = {}): Facts {
  const meeting = aMeeting({ at: wall, status: 'held' });
  return aPair({ ...more, meetings: [meeting, ...(more.meetings ?? [])], logs: [logFor(meeting, 'signed')] });
}
/** `reason mentioned → seen`, by the programme's clock; with the end where there is one before the winding up. */
const still = (facts: Facts) => standstillsOf(facts).map((one) => `${one.reason} ${wallTimeAt(one.from, london)} → ${one.seenFrom}`);
const seen = (facts: Facts, told: Map<string, Instant>, now: Instant) => standstillsSeen(facts, told, now).map(({ reason }) => reason);
/** Every message that was owed arrived when it was due. */
function allTold(facts: Facts): Map<string, Instant> {
  const sent = [kofi, maya].flatMap((who) => nudgesFor(facts, who, 'hand-foretold')).filter(({ withheld }) => withheld === null);
  return new Map(sent.map(({ key, due }) => [key, due]));
}
const goal = (wall: string): Goal => ({
  id: 'goa_one1',
  mentorship: 'men_kofimaya',
  kind: 'short-term',
  text: 'a canary',
  criteria: null,
  position: 0,
  status: 'open',
  reason: null,
  by: maya,
  at: at(wall),
});

describe('what stands still', () => {
  test('is that two have not met for as long as the programme agrees on, from the last meeting or the beginning', () => {
    expect(still(metOn('2026-10-23T15:00'))).toEqual(['meeting 2026-11-23T00:00 → 2026-12-07']);
    expect(still(aPair())).toEqual(['meeting 2026-11-02T00:00 → 2026-11-16']);
    expect(still(metOn('2026-10-23T15:00', { policy: { meetEveryMonths: 2 } }))).toEqual(['meeting 2026-12-23T00:00 → 2027-01-06']);
    expect(weeksOf(standstillsOf(metOn('2026-10-23T15:00'))[0]!, at('2026-12-07T09:00'))).toBe(6);
  });

  test('is nothing where a date is agreed, and a date that was called off or missed is none', () => {
    const next = (status: 'confirmed' | 'cancelled' | 'missed') =>
      metOn('2026-10-23T15:00', { meetings: [aMeeting({ at: '2027-01-11T14:00', status })] });
    expect(still(next('confirmed'))).toEqual(['meeting 2027-02-11T00:00 → 2027-02-25']);
    for (const off of ['cancelled', 'missed'] as const) expect(still(next(off))).toEqual(still(metOn('2026-10-23T15:00')));
  });

  test('is a log that is overdue, until its writer has signed it', () => {
    const met = aMeeting({ at: '2026-11-09T14:00', status: 'held' });
    const withLog = (...statuses: Parameters<typeof logFor>[1][]) =>
      still(aPair({ meetings: [met], logs: statuses.map((status) => logFor(met, status)) })).filter((one) => one.startsWith('log'));
    expect(withLog()).toEqual(['log 2026-11-19T15:00 → 2026-12-03']);
    expect(withLog('draft')).toEqual(withLog());
    expect([withLog('filed'), withLog('signed'), withLog('differing')]).toEqual([[], [], []]);
  });

  test('is of several open logs the oldest, so that a pair are told once; when it is filed, the next has its time from then on', () => {
    const meetings = ['2026-09-14T14:00', '2026-10-12T14:00', '2026-11-09T14:00'].map((wall) => aMeeting({ at: wall, status: 'held' }));
    const open = (logs: Facts['logs']) => still(aPair({ meetings, logs })).filter((one) => one.startsWith('log'));
    expect(open([])).toEqual(['log 2026-09-24T15:00 → 2026-10-08']);
    expect(open([logFor(meetings[0]!, 'filed', at('2026-11-20T10:00'))])).toEqual(['log 2026-11-30T10:00 → 2026-12-14']);
  });

  test('is a suggested time that nobody answers, unless another was suggested since or a date is still to come', () => {
    const open = aMeeting({ at: '2026-12-18T14:00', status: 'proposed', proposedAt: at('2026-11-24T10:00') });
    const ofAnswers = (facts: Facts) => still(facts).filter((one) => one.startsWith('answer'));
    expect(ofAnswers(aPair({ meetings: [open] }))).toEqual(['answer 2026-11-29T10:00 → 2026-12-13']);
    const again = aMeeting({ at: '2026-12-10T14:00', status: 'cancelled', proposedAt: at('2026-11-25T10:00') });
    expect(ofAnswers(aPair({ meetings: [open, again] }))).toEqual([]);
    const agreed = aMeeting({ at: '2026-12-01T14:00', proposedAt: at('2026-11-20T10:00') });
    expect(ofAnswers(aPair({ meetings: [agreed, open] }))).toEqual(['answer 2026-12-06T15:00 → 2026-12-20']);
  });

  test('is that goals were not gone over for as long as the programme agrees on, where there are any', () => {
    const reviews = (facts: Facts) => still(facts).filter((one) => one.startsWith('review'));
    expect(reviews(aPair())).toEqual([]);
    expect(reviews(aPair({ goals: [goal('2026-10-20T10:00')] }))).toEqual(['review 2027-01-20T00:00 → 2027-02-03']);
    expect(reviews(aPair({ goals: [{ ...goal('2026-10-20T10:00'), status: 'met' }] }))).toEqual([]);
  });

  test('is nothing while the two wind up, have ended or have not begun', () => {
    expect(still(metOn('2027-07-20T15:00'))).toEqual(['meeting 2027-08-20T00:00 → 2027-09-03']);
    expect(still(metOn('2027-08-02T15:00'))).toEqual([]);
    for (const status of ['ended', 'declined', 'invited'] as const) {
      const facts = metOn('2026-10-23T15:00');
      expect(still({ ...facts, mentorship: { ...facts.mentorship, status } })).toEqual([]);
    }
  });

  test('starts again with the return of whoever was on leave, and lasts no longer than until leave begins', () => {
    const during = metOn('2026-10-23T15:00', { pauses: [aPause(maya, '2026-11-10', '2026-11-15')] });
    expect(still(during)).toEqual(['meeting 2026-12-16T00:00 → 2026-12-30']);
    const after = metOn('2026-10-23T15:00', { pauses: [aPause(kofi, '2026-12-01', '2026-12-10')] });
    expect(still(after)).toEqual(['meeting 2026-11-23T00:00 → 2026-12-07', 'meeting 2027-01-11T00:00 → 2027-01-25']);
    expect(standstillsOf(after)[0]!.until).toBe(at('2026-12-01T00:00'));
    expect(still(metOn('2026-10-23T15:00', { pauses: [aPause(maya, '2026-11-10')] }))).toEqual([]);
  });
});

describe('both are told before anybody else', () => {
  test('each on a working day of their own, with the day from which it can be seen', () => {
    const facts = metOn('2026-10-24T15:00', { policy: { meetEveryMonths: 1 } });
    const told = [kofi, maya].flatMap((who) => nudgesFor(facts, who, 'hand-foretold'));
    expect(told.map(({ to, due, because }) => [to, wallTimeAt(due, london), because.seenFrom])).toEqual([
      [kofi, '2026-11-24T08:00', '2026-12-08'],
      [maya, '2026-11-24T08:00', '2026-12-08'],
    ]);
    expect(told.every((one) => one.class === 'follow-up' && one.expires === at('2026-12-01T00:00'))).toBe(true);
  });

  test('where one of them asked for fewer messages neither is told, and then nothing can be seen', () => {
    const facts = metOn('2026-10-23T15:00', { mentee: { asksForLess: true } });
    expect(nudgesFor(facts, maya, 'hand-foretold').map(({ withheld }) => withheld)).toEqual(['asked-for-less']);
    expect(nudgesFor(facts, kofi, 'hand-foretold')).toEqual([]);
    expect(seen(facts, allTold(facts), at('2026-12-20T09:00'))).toEqual([]);
  });

  test('what both were told a week before can be seen from that day on, and not an instant sooner', () => {
    const facts = metOn('2026-10-23T15:00');
    const told = allTold(facts);
    expect(seen(facts, told, minus(at('2026-12-07T00:00'), { seconds: 1 }))).toEqual([]);
    expect(seen(facts, told, at('2026-12-07T00:00'))).toEqual(['meeting']);
    const met = { ...facts, meetings: [...facts.meetings, aMeeting({ at: '2026-12-21T14:00' })] };
    expect(seen(met, told, at('2026-12-07T00:00'))).toEqual([]);
  });

  test('told too late, or only one of them, is not told', () => {
    const facts = metOn('2026-10-23T15:00');
    const [one] = standstillsOf(facts);
    const later = at('2026-12-20T09:00');
    const tellBoth = (ofKofi: Instant, ofMaya: Instant | null) =>
      seen(facts, new Map([[toldKey(one!, kofi), ofKofi] as const, ...(ofMaya ? [[toldKey(one!, maya), ofMaya] as const] : [])]), later);
    const lastMoment = at('2026-11-30T00:00');
    expect(tellBoth(lastMoment, lastMoment)).toEqual(['meeting']);
    expect(tellBoth(lastMoment, plus(lastMoment, { seconds: 1 }))).toEqual([]);
    expect(tellBoth(lastMoment, null)).toEqual([]);
  });

  test('another number of the programme is another day, of which nobody was told', () => {
    const facts = metOn('2026-10-23T15:00', { policy: { meetEveryMonths: 2 } });
    const told = allTold(facts);
    const sooner = { ...facts, programme: { ...facts.programme, policy: { ...facts.programme.policy, meetEveryMonths: 1 } } };
    expect(seen(facts, told, at('2027-01-10T09:00'))).toEqual(['meeting']);
    expect(seen(sooner, told, at('2027-01-10T09:00'))).toEqual([]);
  });

  test('whatever the facts, a coordinator sees nothing that both were not told a week before, on leave or not', () => {
    fc.assert(
      fc.property(randomFacts, fc.integer({ min: 0, max: 400 }), fc.double({ min: 0, max: 1, noNaN: true }), (facts, days, part) => {
        const now = plus(facts.mentorship.since!, { days });
        const all = [...allTold(facts)];
        const told = new Map(all.slice(0, Math.ceil(all.length * part)).filter(([, sent]) => sent <= now));
        for (const one of standstillsSeen(facts, told, now)) {
          for (const { person } of facts.parties) {
            const sent = told.get(toldKey(one, person));
            expect(sent !== undefined && sent <= minus(seenAt(facts, one), { days: 7 })).toBe(true);
          }
          expect(isSo(one, now) && seenAt(facts, one) <= now).toBe(true);
        }
      }),
      { numRuns: runs(300, 20_000) },
    );
  });
});

describe('a coordinator', () => {
  const facts = metOn('2026-10-23T15:00', { goals: [goal('2026-10-02T10:00')] });
  const now = at('2026-12-08T09:00');

  test('sees who, what stands still and for how long, and neither why nor whose turn it is', () => {
    const [view] = viewsOfHands(overviewOf([facts]), allTold(facts), grace, now)!;
    expect(view).toEqual({
      parties: [
        { name: 'Kofi Mensah', role: 'mentor' },
        { name: 'Maya Lind', role: 'mentee' },
      ],
      standstills: [{ reason: 'meeting', weeks: 6 }],
    });
    expect(JSON.stringify(view)).not.toContain('canary');
  });

  test('is the only one who does, and sees no pair that is well', () => {
    for (const who of [kofi, maya, stranger]) expect(viewsOfHands(overviewOf([facts]), allTold(facts), who, now)).toBeNull();
    expect(viewsOfHands(overviewOf([facts]), new Map(), grace, now)).toEqual([]);
  });
});
