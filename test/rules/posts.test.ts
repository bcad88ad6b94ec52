import { expect, test } from 'vitest';
import { monthOfPost, nextLook, postOf, postsFrom } from '../../shared/domain/posts.ts';
import { defaultSummaryTime, type SummaryTime } from '../../shared/domain/programme.ts';
import { type Instant, millis, plus, type WallDate, wallTimeAt, weekdayOf, type Zone } from '../../shared/time.ts';
import { at, london, newYork } from '../setup/facts.ts';
import { pairFacts } from '../setup/pair-facts.ts';

const programme = (summary: Partial<SummaryTime> = {}, zone: Zone = london) => ({
  ...pairFacts().programme,
  zone,
  summary: { ...defaultSummaryTime, ...summary },
});
const week = (date: string) => date as WallDate;
const dues = (of: ReturnType<typeof programme>, now: Instant) =>
  postsFrom(of, now).map(({ week, due }) => `${week} ${wallTimeAt(due, of.zone)}`);

test('a week is summed up on the next Monday at nine, by the programme’s clock, and the one after is planned', () => {
  expect(dues(programme(), at('2026-11-23T08:59'))).toEqual(['2026-11-16 2026-11-23T09:00', '2026-11-23 2026-11-30T09:00']);
  expect(postOf(programme({}, newYork), week('2026-11-16')).due).toBe('2026-11-23T14:00:00.000Z');
});

test('another day and hour can be chosen, and every week is still summed up once', () => {
  const friday = programme({ weekday: 5, time: '16:30' as SummaryTime['time'] });
  expect(dues(friday, at('2026-11-23T09:00'))).toEqual([
    '2026-11-09 2026-11-20T16:30',
    '2026-11-16 2026-11-27T16:30',
    '2026-11-23 2026-12-04T16:30',
  ]);
  const keys = [programme(), friday].map((of) => postOf(of, week('2026-11-16')).key);
  expect(new Set(keys).size).toBe(1);
});

test('two days late it is still worth saying, and a week later not', () => {
  const { due, expires } = postOf(programme(), week('2026-11-16'));
  expect([expires > plus(due, { days: 2 }), expires < plus(due, { days: 7 })]).toEqual([true, true]);
  expect(dues(programme(), at('2026-11-25T10:00'))[0]).toBe('2026-11-16 2026-11-23T09:00');
  expect(dues(programme(), at('2026-11-29T10:00'))).toEqual(['2026-11-23 2026-11-30T09:00']);
});

test('nine o’clock stays nine o’clock when the clocks change; an hour that comes twice is said at the first, one that is skipped when it is over', () => {
  const sunday = (time: string) => programme({ weekday: 7, time: time as SummaryTime['time'] });
  expect(wallTimeAt(postOf(programme(), week('2026-10-19')).due, london)).toBe('2026-10-26T09:00');
  expect(postOf(sunday('01:30'), week('2026-10-12')).due).toBe('2026-10-25T00:30:00.000Z');
  expect(postOf(sunday('01:30'), week('2026-03-16')).due).toBe('2026-03-29T01:30:00.000Z');
  expect(wallTimeAt(postOf(sunday('01:30'), week('2026-03-16')).due, london)).toBe('2026-03-29T02:30');
});

test('a post is looked at once a day at its hour, also across a clock change, and rests when its logs can hardly come any more', () => {
  const of = programme();
  const looks: Instant[] = [];
  for (let now: Instant | null = postOf(of, week('2026-10-12')).due; now; now = nextLook(of, week('2026-10-12'), now)) looks.push(now);
  expect(looks.map((one) => wallTimeAt(one, london).slice(11))).toEqual(looks.map(() => '09:00'));
  for (const [index, one] of looks.slice(1).entries()) expect(millis(one) - millis(looks[index]!)).toBeGreaterThanOrEqual(23 * 3_600_000);
  expect(looks).toHaveLength(21);
  expect(nextLook(of, week('2026-10-12'), at('2026-10-20T15:45'))).toBe(at('2026-10-21T09:00'));
});

test('a month is said in the first post after it has settled, and in no other', () => {
  const weeks = Array.from({ length: 60 }, (_, index) => {
    const day = new Date(Date.UTC(2026, 8, 7 + 7 * index)).toISOString().slice(0, 10) as WallDate;
    expect(weekdayOf(day)).toBe(1);
    return monthOfPost(programme(), day);
  });
  const said = weeks.filter((month) => month !== null);
  expect(said.slice(0, 3)).toEqual(['2026-08-01', '2026-09-01', '2026-10-01']);
  expect(new Set(said).size).toBe(said.length);
  expect(monthOfPost(programme(), week('2026-11-02'))).toBe('2026-10-01');
});
