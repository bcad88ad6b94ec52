import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isRefusal, type Nouns } from '../../shared/decision.ts';
import type { PauseId } from '../../shared/domain/ids.ts';
import { endPause, isWithinLeave, pauseOn, startPause } from '../../shared/domain/pausing.ts';
import type { Pause, Person } from '../../shared/domain/person.ts';
import { addException, backToProfile, saveRhythm, saveSettings } from '../../shared/domain/settings.ts';
import { addDays, type Instant, type TimeOfDay, type WallDate, type Zone } from '../../shared/time.ts';
import { runs } from '../setup/long.ts';
import { maya, somebody } from '../setup/pair-facts.ts';

const now = '2026-11-16T10:00:00.000Z' as Instant;
const today = '2026-11-16' as WallDate;
const person = somebody(maya, 'Maya Lind');
const day = (text: string) => text as WallDate;
const leave = (from: string, until: string | null, endedAt: Instant | null = null): Pause => ({
  id: 'pau_one1' as PauseId,
  person: maya,
  from: day(from),
  until: until === null ? null : day(until),
  endedAt,
});
const outcomeOf = (pauses: Pause[], from: string, until: string | null, at = now, who: Person = person) => {
  const outcome = startPause(who, pauses, leave(from, until), 'pau_two2' as PauseId, at);
  return isRefusal(outcome) ? outcome.refused : 'noted';
};

describe('leave', () => {
  test.each([
    ['from today on', [], '2026-11-16', null, 'noted'],
    ['that began last week', [], '2026-11-09', '2026-11-20', 'noted'],
    ['of one day', [], '2026-11-16', '2026-11-16', 'noted'],
    ['that ended yesterday', [], '2026-11-10', '2026-11-15', 'leaveOver'],
    ['that ends before it begins', [], '2026-12-10', '2026-12-09', 'leaveReversed'],
    ['that begins on the last day of another', [leave('2026-12-01', '2026-12-10')], '2026-12-10', '2026-12-12', 'leaveOverlaps'],
    ['that begins the day after another', [leave('2026-12-01', '2026-12-10')], '2026-12-11', '2026-12-12', 'noted'],
    ['around another', [leave('2026-12-01', '2026-12-10')], '2026-11-20', '2026-12-20', 'leaveOverlaps'],
    ['open-ended before another', [leave('2026-12-01', '2026-12-10')], '2026-11-20', null, 'leaveOverlaps'],
    ['after an open-ended one', [leave('2026-12-01', null)], '2027-06-01', '2027-06-02', 'leaveOverlaps'],
    ['over one that is taken back', [leave('2026-12-01', '2026-12-10', now)], '2026-12-01', '2026-12-10', 'noted'],
    ['over one that is past', [leave('2026-11-01', '2026-11-15')], '2026-11-10', '2026-11-20', 'noted'],
  ] as [string, Pause[], string, string | null, string][])('%s', (_title, pauses, from, until, outcome) => {
    expect(outcomeOf(pauses, from, until)).toBe(outcome);
  });

  test('is over by the calendar of whoever goes: late on the 16th in Auckland is the 17th', () => {
    const late = '2026-11-16T12:00:00.000Z' as Instant;
    expect(outcomeOf([], '2026-11-16', '2026-11-16', late)).toBe('noted');
    expect(outcomeOf([], '2026-11-16', '2026-11-16', late, { ...person, zone: 'Pacific/Auckland' as Zone })).toBe('leaveOver');
  });

  test('never lies over another, whatever is started and ended, and the last one ended is the present or the next', () => {
    const dates = fc.integer({ min: -10, max: 40 }).map((days) => addDays(today, days));
    const step = fc.oneof(
      fc.record({ does: fc.constant('start' as const), from: dates, until: fc.option(dates) }),
      fc.record({ does: fc.constant('end' as const) }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        let pauses: Pause[] = [];
        for (const [index, one] of steps.entries()) {
          const outcome = one.does === 'start' ? startPause(person, pauses, one, `pau_p${index}aaaa`, now) : endPause(person, pauses, now);
          if (isRefusal(outcome)) continue;
          const row = outcome.changes[0]!.row as Nouns['pause'];
          pauses = [...pauses.filter((has) => has.id !== row.id), row];
        }
        for (let days = 0; days < 60; days++) {
          const date = addDays(today, days);
          const over = pauses.filter((has) => !has.endedAt && has.from <= date && (has.until === null || date <= has.until));
          expect(over.length).toBeLessThanOrEqual(1);
          expect(pauseOn(pauses, date)).toEqual(over[0] ?? null);
        }
      }),
      { numRuns: runs(200, 20_000) },
    );
  });

  test('covers agreed meetings by the local date of whoever goes', () => {
    const dates = leave('2026-11-24', '2026-11-24');
    const meeting = (start: string, status: 'confirmed' | 'proposed' = 'confirmed') => ({ status, start: start as Instant });
    expect(isWithinLeave(meeting('2026-11-24T23:30:00.000Z'), dates, person.zone, now)).toBe(true);
    expect(isWithinLeave(meeting('2026-11-24T23:30:00.000Z'), dates, 'Asia/Kolkata' as Zone, now)).toBe(false);
    expect(isWithinLeave(meeting('2026-11-24T12:00:00.000Z', 'proposed'), dates, person.zone, now)).toBe(false);
    expect(
      isWithinLeave(meeting('2026-11-24T12:00:00.000Z'), leave('2026-11-01', null), person.zone, '2026-11-25T00:00:00.000Z' as Instant),
    ).toBe(false);
  });
});

describe('settings', () => {
  test('saving the same zone and language chooses nothing', () => {
    expect(saveSettings(person, { zone: person.zone, language: person.language, less: false })).toEqual(person);
  });

  test('back to the profile takes what it says now, and keeps what it does not say', () => {
    const chosen = saveSettings(person, { zone: 'Asia/Tokyo' as Zone, language: 'en-US', less: true });
    expect(backToProfile(chosen, { zone: 'Europe/Paris', language: 'en-IE' })).toEqual({
      ...chosen,
      zone: 'Europe/Paris',
      zoneFrom: 'profile',
      language: 'en-IE',
      languageFrom: 'profile',
    });
    expect(backToProfile(chosen, { zone: 'Mars/Olympus', language: null })).toMatchObject({
      zone: 'Asia/Tokyo',
      language: 'en-US',
      zoneFrom: 'profile',
    });
  });

  test('hours change for the days named, and for no other', () => {
    const hours = { from: '20:00' as TimeOfDay, to: '06:00' as TimeOfDay };
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 7 })), (days) => {
        const after = saveRhythm(person, { days, hours, daysOff: [7, 6, 6] }).rhythm;
        expect(after.daysOff).toEqual([6, 7]);
        after.waking.forEach((waking, index) => {
          expect(waking).toEqual(days.includes(index + 1) ? hours : person.rhythm.waking[index]);
        });
      }),
      { numRuns: runs(100, 2000) },
    );
  });

  test('dates that are over are dropped when new ones come', () => {
    const old = { from: day('2026-10-01'), until: day('2026-10-02'), off: true, waking: null };
    const before = { ...person, rhythm: { ...person.rhythm, exceptions: [old] } };
    const wish = { from: day('2026-12-01'), until: day('2026-12-02'), what: 'off', waking: { from: null, to: null } } as const;
    const outcome = addException(before, wish, now);
    if (isRefusal(outcome)) throw new Error(outcome.refused);
    expect((outcome.changes[0]!.row as Person).rhythm.exceptions).toEqual([
      { from: '2026-12-01', until: '2026-12-02', off: true, waking: null },
    ]);
  });
});
