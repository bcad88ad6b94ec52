import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readSoFar } from '../../shared/so-far.ts';
import { runs } from '../setup/long.ts';

const open = { type: 'meeting.open' };

test('what can be read is kept, and what cannot does not keep it back', () => {
  expect(readSoFar(open, { date: '2026-12-01', time: '2' })).toEqual({ ...open, date: '2026-12-01' });
  expect(readSoFar(open, { date: 'tomorrow', time: '2' })).toEqual(open);
  expect(readSoFar(open, { date: '2026-12-01', time: '14:00' })).toEqual({ ...open, date: '2026-12-01', time: '14:00' });
});

test('a list with one thing in it that there is not is left out whole', () => {
  const rhythm = { type: 'rhythm.save', days: ['1'], from: '09:00', to: '17:00' };
  expect(readSoFar({ ...rhythm, daysOff: [] }, { days: ['1', '9'] })).toMatchObject({ type: 'rhythm.save', days: [1] });
});

test('what makes no intent without a field that is missing is not kept', () => {
  expect(readSoFar({ type: 'agenda.add', meeting: `mtg_${'a'.repeat(25)}` }, {})).toBeNull();
  expect(readSoFar({ type: 'everything.delete' }, { text: 'x' })).toBeNull();
});

test('whatever the fields hold, each is read as it would be alone', () => {
  const date = fc.constantFrom('2026-12-01', '2026-13-01', '', 'x');
  const time = fc.constantFrom('14:00', '25:00', '', 'x');
  fc.assert(
    fc.property(date, time, (written, at) => {
      const alone = { ...readSoFar(open, { date: written }), ...readSoFar(open, { time: at }) };
      expect(readSoFar(open, { date: written, time: at })).toEqual(alone);
    }),
    { numRuns: runs(100, 2_000) },
  );
});
