import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type SlotsAsked, slotSpan, suggestedSlots } from '../../shared/domain/slots.ts';
import {
  dateAt,
  hoursBetween,
  type Instant,
  instantAt,
  plus,
  type Span,
  timeOf,
  type WallTime,
  wallTimeAt,
  weekdayOf,
  type Zone,
} from '../../shared/time.ts';
import { sayWhen } from '../../shared/words/dates.ts';
import { runs } from '../setup/long.ts';

const london = 'Europe/London' as Zone;
const newYork = 'America/New_York' as Zone;
const kolkata = 'Asia/Kolkata' as Zone;
const auckland = 'Pacific/Auckland' as Zone;
const now = '2026-11-20T09:00:00.000Z' as Instant;
const span = slotSpan(now, 24);

/** Awake from 8 to 20 on every day around the span. */
function waking(zone: Zone, from = '08:00', to = '20:00'): Span[] {
  return Array.from({ length: 20 }, (_, day) => {
    const date = dateAt(plus(now, { days: day - 1 }), zone);
    return { start: instantAt(`${date}T${from}` as WallTime, zone), end: instantAt(`${date}T${to}` as WallTime, zone) };
  });
}
const ask = (changes: Partial<SlotsAsked>): SlotsAsked => ({
  waking: [waking(london), waking(london)],
  busy: [],
  zones: [london, london],
  minutes: 60,
  count: 3,
  ...span,
  ...changes,
});
const said = (slots: Instant[], zone = london) => slots.map((slot) => sayWhen(slot, zone, 'en-GB'));

describe('suggested times', () => {
  test('a pair in one town is offered office hours on three working days, not all in the morning', () => {
    expect(said(suggestedSlots(ask({})))).toEqual([
      'Monday 23 November at 10:00',
      'Tuesday 24 November at 15:00',
      'Wednesday 25 November at 11:30',
    ]);
  });

  test('London and New York are offered the hours in which both are at work', () => {
    const slots = suggestedSlots(ask({ zones: [london, newYork], waking: [waking(london), waking(newYork)] }));
    expect(said(slots)).toEqual(['Monday 23 November at 14:00', 'Tuesday 24 November at 15:00', 'Wednesday 25 November at 14:00']);
  });

  test('New York and Kolkata share no office hours, so each is an hour or two outside them, and neither has it all', () => {
    const awake = [waking(newYork, '07:00', '22:00'), waking(kolkata, '07:00', '22:00')];
    const slots = suggestedSlots(ask({ zones: [newYork, kolkata], waking: awake }));
    expect(said(slots, newYork)).toEqual(['Monday 23 November at 07:30', 'Tuesday 24 November at 07:30', 'Wednesday 25 November at 07:30']);
    expect(said(slots, kolkata)[0]).toBe('Monday 23 November at 18:00');
  });

  test('people who are never awake together are offered nothing rather than somebody’s night', () => {
    expect(
      suggestedSlots(ask({ zones: [london, auckland], waking: [waking(london, '09:00', '17:00'), waking(auckland, '09:00', '17:00')] })),
    ).toEqual([]);
  });

  test('a day that is full is left out, and a morning that is taken gives way to the nearest free half hour', () => {
    const busy = [
      { start: '2026-11-23T00:00:00.000Z' as Instant, end: '2026-11-24T00:00:00.000Z' as Instant },
      { start: '2026-11-24T09:45:00.000Z' as Instant, end: '2026-11-24T10:45:00.000Z' as Instant },
    ];
    expect(said(suggestedSlots(ask({ busy })))[0]).toBe('Tuesday 24 November at 11:00');
  });

  test('times are on the half hour where the proposer is, also in Kathmandu', () => {
    const kathmandu = 'Asia/Kathmandu' as Zone;
    for (const slot of suggestedSlots(ask({ zones: [kathmandu, london], waking: [waking(kathmandu), waking(london)] })))
      expect(timeOf(wallTimeAt(slot, kathmandu))).toMatch(/:(00|30)$/);
  });

  test('a time that the clocks show twice is not suggested', () => {
    const night = { start: '2026-10-25T00:00:00.000Z' as Instant, end: '2026-10-25T02:30:00.000Z' as Instant };
    const slots = suggestedSlots(ask({ waking: [[night]], minutes: 30, from: night.start, until: night.end }));
    expect(said(slots)).toEqual(['Sunday 25 October at 02:00']);
  });

  test('a weekend is offered when nothing else is left', () => {
    const weekend = waking(london).filter(({ start }) => weekdayOf(dateAt(start, london)) > 5);
    const slots = suggestedSlots(ask({ waking: [weekend, waking(london)] }));
    expect(slots.map((slot) => weekdayOf(dateAt(slot, london)))).toEqual([6, 7, 6]);
  });
});

test('whatever the hours, a suggestion is waking time for everybody, free, far enough ahead, and no two are on one day', () => {
  const zones = fc.constantFrom(london, newYork, kolkata, 'Australia/Lord_Howe' as Zone, 'Asia/Kathmandu' as Zone);
  const hours = fc
    .array(fc.record({ start: fc.integer({ min: 0, max: 330 }), length: fc.integer({ min: 1, max: 40 }) }), { maxLength: 25 })
    .map((spans) =>
      spans
        .map(({ start, length }) => ({ start: plus(now, { hours: start }), end: plus(now, { hours: start + length }) }))
        .toSorted((a, b) => (a.start < b.start ? -1 : 1)),
    );
  fc.assert(
    fc.property(
      zones,
      zones,
      hours,
      hours,
      hours,
      fc.integer({ min: 5, max: 480 }),
      fc.integer({ min: 1, max: 168 }),
      (mine, theirs, a, b, busy, minutes, notice) => {
        const { from, until } = slotSpan(now, notice);
        const slots = suggestedSlots({ waking: [a, b], busy, zones: [mine, theirs], minutes, from, until, count: 4 });
        expect(slots.length).toBeLessThanOrEqual(4);
        expect(new Set(slots.map((slot) => dateAt(slot, mine))).size).toBe(slots.length);
        expect(slots).toEqual(slots.toSorted());
        for (const start of slots) {
          const end = plus(start, { minutes });
          expect(hoursBetween(now, start)).toBeGreaterThanOrEqual(notice + 2);
          expect(timeOf(wallTimeAt(start, mine))).toMatch(/:(00|30)$/);
          for (const own of [a, b]) expect(own.some((awake) => awake.start <= start && awake.end >= end)).toBe(true);
          expect(busy.some((other) => other.start < end && other.end > start)).toBe(false);
        }
      },
    ),
    { numRuns: runs(200, 10_000) },
  );
});
