import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Run } from '../../bot/export/letters.ts';
import { linesOf } from '../../bot/export/lines.ts';
import { placesOf } from '../../bot/export/sheets.ts';
import { runs } from '../setup/long.ts';

const regular = (text: string): Run => ({ face: 'regular', text });
/** Every letter as wide as any other. */
const measure = ({ text }: Run) => [...text].length;
const textOf = (line: readonly Run[]) => line.map((run) => run.text).join('');
const inLines = (text: string, width: number) => linesOf([regular(text)], width, measure).map(textOf);

describe('words in lines', () => {
  test('end a line after a space, a hyphen or a stroke between letters', () => {
    expect(inLines('one two three', 8)).toEqual(['one two ', 'three']);
    expect(inLines('self-help his/her', 9)).toEqual(['self-help ', 'his/her']);
    expect(inLines('self-help', 6)).toEqual(['self-', 'help']);
    expect(inLines('-5 to -10', 4)).toEqual(['-5 ', 'to ', '-10']);
  });

  test('stay together where their space binds them', () => {
    expect(inLines('on 3\u00a0May', 6)).toEqual(['on ', '3\u00a0May']);
  });

  test('are broken where they are longer than a line, and only then', () => {
    expect(inLines('an abcdefghijk end', 5)).toEqual(['an ', 'abcde', 'fghij', 'k end']);
    expect(inLines('👍🏽👍🏽', 2)).toEqual(['👍🏽', '👍🏽']);
  });

  test('are all there, in their order, and no line is too long', () => {
    const piece = fc.oneof(
      fc.string({ unit: fc.constantFrom('a', 'b', ' ', '-', '/', '\u00a0', 'é'), minLength: 1, maxLength: 30 }).map(regular),
      fc.constant<Run>({ face: 'regular', text: '[Arabic]', written: 'مرحبا', lacking: true }),
      fc.constant<Run>({ face: 'emoji', text: '👍' }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), fc.integer({ min: 8, max: 40 }), (all, width) => {
        const lines = linesOf(all, width, measure);
        expect(lines.map(textOf).join('')).toBe(textOf(all));
        expect(lines.flat().filter((run) => run.lacking)).toEqual(all.filter((run) => run.lacking));
        for (const line of lines) expect([...textOf(line).replace(/ +$/, '')].length).toBeLessThanOrEqual(width);
      }),
      { numRuns: runs(1_000, 100_000) },
    );
  });
});

describe('lines on sheets', () => {
  const line = fc.record({ height: fc.integer({ min: 1, max: 30 }), before: fc.integer({ min: 0, max: 20 }), keep: fc.boolean() });

  test('a heading goes with its text to the next sheet', () => {
    const heading = { height: 20, before: 10, keep: true };
    const words = { height: 10, before: 0, keep: false };
    expect(placesOf([...Array(7).fill(words), heading, words], 100)).toMatchObject([
      ...Array(7).fill({ sheet: 0 }),
      { sheet: 1, top: 0 },
      { sheet: 1, top: 20 },
    ]);
  });

  test('are all there, in their order, none over the edge, and what is kept together is', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 60 }), fc.integer({ min: 30, max: 200 }), (lines, height) => {
        const places = placesOf(lines, height);
        expect(places).toHaveLength(lines.length);
        places.forEach(({ sheet, top }, index) => {
          const before = places[index - 1];
          expect(top + lines[index]!.height).toBeLessThanOrEqual(height);
          if (!before) expect([sheet, top]).toEqual([0, 0]);
          else if (before.sheet === sheet) expect(top).toBe(before.top + lines[index - 1]!.height + lines[index]!.before);
          else expect([sheet, top]).toEqual([before.sheet + 1, 0]);
        });
        for (let from = 0; from < lines.length; ) {
          let to = from;
          while (lines[to]!.keep && to < lines.length - 1) to += 1;
          const some = lines.slice(from, to + 1);
          const whole = some.reduce((sum, one, index) => sum + one.height + (index === 0 ? 0 : one.before), 0);
          if (whole <= height) expect(new Set(places.slice(from, to + 1).map((place) => place.sheet)).size).toBe(1);
          from = to + 1;
        }
      }),
      { numRuns: runs(1_000, 100_000) },
    );
  });
});
