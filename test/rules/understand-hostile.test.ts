import { expect, test } from 'vitest';
import { understand as understandWords } from '../../bot/features/conversation/understand.ts';
import { understand as understandTime } from '../../bot/features/meeting/understand.ts';
import type { Instant, Zone } from '../../shared/time.ts';

const now = '2026-11-16T10:00:00.000Z' as Instant;
const most = 50;

/** Written to make a pattern try everything, as long as anybody can send them. */
const beginnings = ['and ', 'please ', 'pls, ', 'can we meet ', 'every second ', 'week on ', '1 jan ', '24 November 10 ', '11/11 ', '1-1 '];
const more = [
  'half past ',
  'for 1 hour ',
  'in a week ',
  'at ',
  'the 1st ',
  ',',
  '.',
  '…',
  ' ',
  '\n',
  'ﷺ',
  '½',
  '㏂',
  '\u{1F600}',
  '\0',
  'a',
  '0',
  '|',
];
const texts = [...beginnings, ...more].flatMap((part) => [
  part.repeat(4_000 / part.length),
  `${part.repeat(790 / part.length)}x`,
  `${part.repeat(290 / part.length)}x`,
  `meet ${part.repeat(140 / part.length)}${more[4]!.repeat(10)}`,
]);

/** The fastest of some runs, since this computer may be busy with something else. */
function fastest(work: () => unknown): number {
  let best = Number.POSITIVE_INFINITY;
  for (let run = 0; run < 8 && best > most; run++) {
    const begun = performance.now();
    work();
    best = Math.min(best, performance.now() - begun);
  }
  return best;
}

test('no words keep Cairn busy, however they were put together', () => {
  const slow = texts.filter(
    (text) =>
      fastest(() => understandWords(text.slice(0, 4_000))) > most ||
      fastest(() => understandTime(text.slice(0, 400), now, 'Europe/London' as Zone)) > most,
  );
  expect(slow.map((text) => JSON.stringify(text.slice(0, 30)))).toEqual([]);
});
