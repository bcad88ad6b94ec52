import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bothTexts } from '../../shared/domain/both-texts.ts';

test.each([
  ['only one of two changes it', 'heating', 'heating', 'heating and rent', 'heating and rent'],
  ['only the other changes it', 'heating', 'heating and rent', 'heating', 'heating and rent'],
  ['both change it alike', 'heating', 'rent', 'rent', 'rent'],
  ['both begin it', '', 'heating', 'rent', 'heating\nrent'],
  ['each changes another line', 'heating\nrent', 'the heating\nrent', 'heating\nthe rent', 'the heating\nthe rent'],
  ['both change the same line', 'plan', 'plan the year', 'plan a trip', 'plan the year\nplan a trip'],
  ['one goes on below what the other changes', 'plan', 'plan the year', 'plan\nheating', 'plan the year\nheating'],
  ['one takes away what the other changes', 'plan\nheating', 'heating', 'plan a trip\nheating', 'plan a trip\nheating'],
])('when %s, nothing is lost', (_, base, current, typed, both) => {
  expect(bothTexts(base, current, typed)).toBe(both);
});

/** Somebody types a text letter by letter; what a form said last is what it is compared with. */
function typing(base: string, whole: string): [was: string, now: string][] {
  const states = Array.from({ length: whole.length - base.length }, (_, index) => whole.slice(0, base.length + index + 1));
  return states.map((now, index) => [states[index - 1] ?? base, now]);
}

test('two who type at once, letter by letter and in any order, both find what they wrote', () => {
  const lines = fc.array(fc.string({ maxLength: 6, unit: fc.constantFrom('a', 'b', ' ') }), { maxLength: 3 });
  const added = (...unit: string[]) => fc.string({ minLength: 1, maxLength: 12, unit: fc.constantFrom(...unit) });
  fc.assert(
    fc.property(
      lines,
      added('x', 'y'),
      added('v', 'w'),
      fc.array(fc.boolean(), { minLength: 24, maxLength: 24 }),
      (before, first, second, turns) => {
        const base = before.join('\n');
        const queues = [typing(base, base + first), typing(base, base + second)];
        let current = base;
        for (const turn of [...turns, ...turns]) {
          const queue = queues[Number(turn)]!.length > 0 ? queues[Number(turn)]! : queues[Number(!turn)]!;
          const next = queue.shift();
          if (next) current = bothTexts(next[0], current, next[1]);
        }
        const last = before.at(-1) ?? '';
        const own = current.split('\n');
        expect(own).toContain(last + first);
        expect(own).toContain(last + second);
        expect(own.length).toBeLessThanOrEqual(before.length + 2);
      },
    ),
  );
});

test('a field of one line joins its parts in it', () => {
  expect(bothTexts('', 'the library', 'room 2', '; ')).toBe('the library; room 2');
  expect(bothTexts('room 2', 'the library; room 2', 'room 21', '; ')).toBe('the library; room 21');
});
