import type { WeekCounts } from '../../shared/domain/summary.ts';
import type { WallDate } from '../../shared/time.ts';
import { fontFamily } from '../fonts.ts';

/** What is written in the picture; the rest is numbers and days. */
export type WeeksWords = { title: string; asOf: string; signed: string; notYet: string; months: readonly string[] };

/** The colours of manifests/ and the desk, on a ground of its own: the same in a light chat and a dark one. */
const ink = '#1e2a2f';
const paper = '#fbfaf8';
const quiet = '#4d5a60';
const moss = '#2f6b4f';

const WIDTH = 720;
const HEIGHT = 400;
const LEFT = 32;
/** Beside the last column there is room to say what its two parts are. */
const PITCH = 72;
const COLUMN = 46;
const TOP = 128;
const FLOOR = 324;

/**
 * Weeks side by side: a column is as high as meetings were held, and filled as far as their logs are signed. Filled or not is told apart
 * by shape, whatever colours somebody sees; each number stands at its column, and the last column says what its parts are.
 */
export function weeksSvg(weeks: readonly WeekCounts[], words: WeeksWords): string {
  const most = Math.max(1, ...weeks.map(({ held }) => held));
  const highOf = (count: number) => Math.round(((FLOOR - TOP) * count) / most);
  const parts = weeks.flatMap((week, index) => [...column(week, index, highOf), ...labels(week, weeks[index - 1], index, highOf, words)]);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="${fontFamily}">`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="${paper}"/>`,
    text(LEFT, 56, words.title, { size: 30, weight: 600 }),
    `<rect x="${LEFT}" y="${FLOOR}" width="${PITCH * weeks.length - (PITCH - COLUMN)}" height="2" fill="${ink}"/>`,
    ...parts,
    ...named(weeks.at(-1)!, weeks.length - 1, highOf, words),
    ...inside(weeks, highOf, words),
    text(LEFT, HEIGHT - 14, words.asOf, { size: 18, fill: quiet }),
    '</svg>',
  ].join('\n');
}

type HighOf = (count: number) => number;

const leftOf = (index: number) => LEFT + index * PITCH;

function column({ held, signed }: WeekCounts, index: number, highOf: HighOf): string[] {
  if (held === 0) return [];
  const x = leftOf(index);
  const whole = highOf(held);
  const filled = highOf(signed);
  return [
    `<rect x="${x + 1.5}" y="${FLOOR - whole + 1.5}" width="${COLUMN - 3}" height="${whole - 1.5}" fill="none" stroke="${moss}" stroke-width="3"/>`,
    `<rect x="${x}" y="${FLOOR - filled}" width="${COLUMN}" height="${filled}" fill="${moss}"/>`,
  ];
}

function labels(week: WeekCounts, before: WeekCounts | undefined, index: number, highOf: HighOf, words: WeeksWords): string[] {
  const middle = leftOf(index) + COLUMN / 2;
  const number = week.held === week.signed ? String(week.held) : `${week.signed}/${week.held}`;
  const [day, month] = dayOf(week.week);
  const isNew = before === undefined || dayOf(before.week)[1] !== month;
  return [
    text(middle, FLOOR - highOf(week.held) - 10, number, { size: number.length > 5 ? 17 : 22, anchor: 'middle', weight: 600 }),
    text(middle, FLOOR + 28, isNew ? `${day} ${words.months[month - 1]}` : String(day), { size: 20, anchor: 'middle', fill: quiet }),
  ];
}

/** What the parts of a column are, beside the last one. */
function named({ held, signed }: WeekCounts, index: number, highOf: HighOf, words: WeeksWords): string[] {
  const x = leftOf(index) + COLUMN + 12;
  const whole = highOf(held);
  const filled = highOf(signed);
  const lower = FLOOR - Math.max(filled / 2, 0) + 7;
  const upper = FLOOR - filled - (whole - filled) / 2 + 7;
  const apart = signed > 0 && signed < held && lower - upper < 24 ? (24 - (lower - upper)) / 2 : 0;
  return [
    ...(signed > 0 ? [text(x, lower + apart, words.signed, { size: 20, fill: moss, weight: 600 })] : []),
    ...(signed < held ? [text(x, upper - apart, words.notYet, { size: 20, fill: quiet })] : []),
  ];
}

/** A column so high holds the word along it. */
const WORD_HIGH = 84;

/** Where nothing of the last week is signed yet, an earlier column says what its filled part is. */
function inside(weeks: readonly WeekCounts[], highOf: HighOf, words: WeeksWords): string[] {
  const index = weeks.findLastIndex(({ signed }) => highOf(signed) >= WORD_HIGH);
  if (weeks.at(-1)!.signed > 0 || index < 0) return [];
  const turned = text(0, 0, words.signed, { size: 20, fill: paper, weight: 600 });
  return [`<g transform="translate(${leftOf(index) + COLUMN / 2 + 7} ${FLOOR - 12}) rotate(-90)">${turned}</g>`];
}

type Style = { size: number; fill?: string; weight?: 400 | 600; anchor?: 'start' | 'middle' };

function text(x: number, y: number, written: string, { size, fill = ink, weight = 400, anchor = 'start' }: Style): string {
  const escaped = written.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return `<text x="${x}" y="${y}" font-size="${size}" font-weight="${weight}" fill="${fill}" text-anchor="${anchor}">${escaped}</text>`;
}

const dayOf = (date: WallDate): [day: number, month: number] => [Number(date.slice(8, 10)), Number(date.slice(5, 7))];
