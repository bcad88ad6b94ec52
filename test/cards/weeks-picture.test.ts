import { expect, test } from 'vitest';
import { drawWeeks, sayWeeks } from '../../bot/pictures/weeks.ts';
import { viewOfChannel } from '../../shared/access.ts';
import { type Overview, toldFrom } from '../../shared/domain/overview.ts';
import type { WallDate } from '../../shared/time.ts';
import { wordsFor } from '../../shared/words/words.ts';
import { at } from '../setup/facts.ts';
import { heldBy, logFor, overviewOf, pairOf } from '../setup/programmes.ts';

const words = wordsFor('en-GB');
const week = '2026-11-16' as WallDate;
const asOf = '2026-11-23' as WallDate;

const posted = (overview: Overview) => viewOfChannel(overview, week, toldFrom(overview, week), at('2026-11-23T09:00'));

/** Five pairs of whom some met in two of the weeks, and some logs are signed. */
function aView(name = 'Leading Together') {
  const pairs = [0, 1, 2, 3, 4].map((number) => {
    const meetings = [heldBy(number, '2026-11-04T14:00'), ...(number < 3 ? [heldBy(number, '2026-11-18T14:00')] : [])];
    return pairOf(number, { meetings, logs: meetings.slice(0, number === 0 ? 2 : 1).map((one) => logFor(one, 'signed')) });
  });
  return posted(overviewOf(pairs, { name }));
}

test('a picture says one thing, and says it to whoever does not see it as well', async () => {
  const picture = (await drawWeeks(aView(), asOf, words))!;
  expect(picture).toMatchObject({
    name: 'summary-2026-11-16.png',
    type: 'image/png',
    title: 'Leading Together: logs signed, week by week',
  });
  expect(picture.alt).toMatch(/^6 of 8 logs of the last 8 weeks are signed/);
  expect(picture.alt).toContain('Week of Monday 2 November: 5 meetings, 5 of their logs signed.');
  expect(picture.alt).toContain('Week of Monday 9 November: no meeting.');
  const png = Buffer.from(picture.content);
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1440, 800]);
  expect(png.length).toBeLessThan(200_000);
});

test('the same numbers are the same bytes', async () => {
  const [first, second] = await Promise.all([drawWeeks(aView(), asOf, words), drawWeeks(aView(), asOf, words)]);
  expect(Buffer.from(first!.content).equals(Buffer.from(second!.content))).toBe(true);
});

test('there is no picture where there was no meeting, or where the numbers are not for the channel', async () => {
  const empty = overviewOf([0, 1, 2, 3, 4].map((number) => pairOf(number)));
  expect(await drawWeeks(posted(empty), asOf, words)).toBeNull();
  const few = overviewOf([pairOf(0, { meetings: [heldBy(0, '2026-11-18T14:00')] })]);
  expect(await drawWeeks(posted(few), asOf, words)).toBeNull();
});

test('every part is labelled where it is, is told apart by more than its colour, and can be read', () => {
  const { svg } = sayWeeks(aView(), asOf, words)!;
  for (const label of ['>5<', '>1/3<', '>0<', '>signed<', '>not yet<', '>2 Nov<', '>9<']) expect(svg).toContain(label);
  expect(svg).toContain('fill="none" stroke=');
  for (const [, size] of svg.matchAll(/font-size="(\d+)"/g)) expect(Number(size)).toBeGreaterThanOrEqual(17);
  for (const [, colour] of svg.matchAll(/<text[^>]* fill="(#[0-9a-f]{6})"/g))
    expect(contrast(colour!, '#fbfaf8')).toBeGreaterThanOrEqual(4.5);
});

test('nothing that somebody wrote is in it', () => {
  const { svg } = sayWeeks(aView('</svg><script>canary</script>'), asOf, words)!;
  expect(svg).not.toContain('canary');
  expect(svg).not.toMatch(/(per|men|mtg)_/);
});

function contrast(a: string, b: string): number {
  const [light, dark] = [a, b].map(luminance).toSorted((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [r, g, b] = [1, 3, 5].map((from) => {
    const part = Number.parseInt(colour.slice(from, from + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
