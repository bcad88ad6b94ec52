import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type View, viewOfChannel, viewOfSummary } from '../../shared/access.ts';
import { type Overview, toldFrom } from '../../shared/domain/overview.ts';
import { countsOf, lastWeek, weeksTo } from '../../shared/domain/summary.ts';
import { type MonthSaid, monthSaid } from '../../shared/domain/totals.ts';
import { addDays, type Instant, plus, type WallDate, type Zone } from '../../shared/time.ts';
import { aMeeting, at, london, newYork } from '../setup/facts.ts';
import { runs } from '../setup/long.ts';
import { grace, kofi, stranger } from '../setup/pair-facts.ts';
import { heldBy, logFor, overviewOf, pairOf } from '../setup/programmes.ts';
import { facts as randomFacts } from '../setup/random-facts.ts';

const week = '2026-11-16' as WallDate;
const now = at('2026-11-23T09:00');
const five = [0, 1, 2, 3, 4];
const counted = (pairs: Overview['pairs'], zone: Zone = london, at = now) => countsOf(pairs, [week], zone, at)[0];

describe('a week', () => {
  test('begins on Monday and ends with Sunday, by the programme’s calendar', () => {
    const edges = ['2026-11-15T23:59', '2026-11-16T00:00', '2026-11-22T23:59', '2026-11-23T00:00'];
    const heldOn = (zone: Zone) => edges.filter((wall) => counted([pairOf(1, { meetings: [heldBy(1, wall)] })], zone)!.held === 1);
    expect(heldOn(london)).toEqual(edges.slice(1, 3));
    // A Londoner's Monday at midnight is Sunday evening in New York.
    expect(heldOn(newYork)).toEqual(edges.slice(2));
  });

  test('is over when its Sunday is, also where the clocks change that night', () => {
    expect(lastWeek(at('2026-11-22T23:59'), london)).toBe('2026-11-09');
    expect(lastWeek(at('2026-11-23T00:00'), london)).toBe('2026-11-16');
    expect(lastWeek(at('2026-11-23T00:00'), newYork)).toBe('2026-11-09');
    expect(lastWeek(at('2026-10-26T00:00'), london)).toBe('2026-10-19');
    expect(lastWeek('2026-10-25T23:59:59.999Z' as Instant, london)).toBe('2026-10-12');
    const lastHour = heldBy(1, '2026-10-25T23:30');
    expect(countsOf([pairOf(1, { meetings: [lastHour] })], ['2026-10-19' as WallDate], london, now)[0]!.held).toBe(1);
  });

  test('counts meetings held, and how far their logs are: a log with two accounts is done like one that both signed', () => {
    const meetings = five.map((day) => heldBy(1, `2026-11-1${day < 4 ? day + 6 : 9}T14:00`));
    const [a, b, c, d, e] = meetings as [(typeof meetings)[0], ...typeof meetings];
    const logs = [logFor(a, 'signed'), logFor(b!, 'differing'), logFor(c!, 'filed'), logFor(d!, 'draft')];
    const others = [
      aMeeting({ at: '2026-11-18T14:00' }),
      aMeeting({ at: '2026-11-18T15:00', status: 'missed' }),
      aMeeting({ at: '2026-11-18T16:00', status: 'cancelled' }),
    ];
    const pair = pairOf(1, { meetings: [...meetings, ...others], logs });
    expect(e).toBeDefined();
    expect(counted([pair])).toEqual({ week, held: 5, signed: 2, waiting: 3, overdue: 0 });
    expect(counted([pair], london, at('2026-11-27T10:00'))).toEqual({ week, held: 5, signed: 2, waiting: 1, overdue: 2 });
  });
});

const isOfFew = (overview: Overview, of: WallDate) => toldFrom(overview, of) === null;
const posted = (overview: Overview, of = week, at = now) => viewOfChannel(overview, of, toldFrom(overview, of), at);

describe('a channel', () => {
  const big = overviewOf(five.map((number) => pairOf(number, { meetings: [heldBy(number, '2026-11-18T14:00')] })));

  test('is told the last eight weeks of a programme in numbers', () => {
    const view = posted(big);
    expect(view.weeks!.map((one) => one.week)).toEqual(weeksTo(week));
    expect(view.weeks!.at(-1)).toEqual({ week, held: 5, signed: 0, waiting: 5, overdue: 0 });
  });

  test('is told no numbers where fewer than five pairs stand behind them, and a coordinator is', () => {
    const small = overviewOf(big.pairs.slice(1));
    expect([isOfFew(big, week), isOfFew(small, week)]).toEqual([false, true]);
    expect(posted(small).weeks).toBeNull();
    expect(viewOfSummary(small, week, grace, now)!.weeks.at(-1)!.held).toBe(4);
    expect([kofi, stranger].map((who) => viewOfSummary(big, week, who, now))).toEqual([null, null]);
  });

  test('does not learn from an edit that a pair has just ended, nor soon after which it was', () => {
    const endedAt = at('2026-11-20T10:00');
    const ended = pairOf(0, { mentorship: { ...pairOf(0).mentorship, status: 'ended', endedAt } });
    const gone = overviewOf([ended, ...big.pairs.slice(1)]);
    expect(weeksTo(week).map((_, later) => isOfFew(gone, addDays(week, 7 * later)))).toEqual(Array(8).fill(false));
    expect([8, 9].map((later) => isOfFew(gone, addDays(week, 7 * later)))).toEqual([true, true]);
    const long = overviewOf([{ ...ended, mentorship: { ...ended.mentorship, endedAt: at('2026-08-01T10:00') } }, ...big.pairs.slice(1)]);
    expect(isOfFew(long, week)).toBe(true);
    expect(viewOfChannel(long, week, toldFrom(big, week), now).weeks).not.toBeNull();
  });

  test('a pair that began after the week does not stand behind its numbers', () => {
    const since = at('2026-11-23T00:00');
    const late = pairOf(0, { mentorship: { ...pairOf(0).mentorship, since } });
    expect(isOfFew(overviewOf([late, ...big.pairs.slice(1)]), week)).toBe(true);
    expect(isOfFew(overviewOf([late, ...big.pairs.slice(1)]), addDays(week, 7))).toBe(false);
  });

  test('is not told later, when there are more pairs, what was kept back while there were few', () => {
    const since = at('2026-11-04T10:00');
    const joined = [3, 4, 5].map((number) => pairOf(number, { mentorship: { ...pairOf(number).mentorship, since } }));
    const old = [0, 1, 2].map((number) =>
      pairOf(number, { meetings: [heldBy(number, '2026-10-21T14:00'), heldBy(number, '2026-11-11T14:00')] }),
    );
    const grown = overviewOf([...old, ...joined]);
    expect(posted(grown).weeks!.map((one) => one.week)).toEqual(['2026-11-02', '2026-11-09', '2026-11-16']);
    expect(posted(grown, '2026-10-26' as WallDate).weeks).toBeNull();
    expect(viewOfSummary(grown, week, grace, now)!.weeks).toHaveLength(8);
  });

  test('hears no number behind which fewer than five pairs stood, whoever comes and goes', () => {
    const someWeek = fc.integer({ min: -12, max: 1 });
    const pairs = fc.array(
      fc.record({ begins: someWeek, lasts: fc.integer({ min: 0, max: 14 }), met: fc.array(someWeek, { maxLength: 4 }) }),
      {
        maxLength: 9,
      },
    );
    const wall = (weeks: number) => `${addDays(week, 7 * weeks + 2)}T14:00`;
    fc.assert(
      fc.property(pairs, fc.integer({ min: -4, max: 0 }), (all, back) => {
        const overview = overviewOf(
          all.map(({ begins, lasts, met }, number) => {
            const ended = begins + lasts < 0;
            const since = at(wall(begins));
            const meetings = met.filter((one) => one >= begins && one <= begins + lasts).map((one) => heldBy(number, wall(one)));
            const { mentorship } = pairOf(number);
            return pairOf(number, {
              mentorship: { ...mentorship, since, status: ended ? 'ended' : 'active', endedAt: ended ? since : null },
              meetings,
            });
          }),
        );
        const there = (of: WallDate) => all.filter(({ begins }) => addDays(week, 7 * begins) <= of).length;
        for (const one of posted(overview, addDays(week, 7 * back)).weeks ?? []) expect(there(one.week)).toBeGreaterThanOrEqual(5);
      }),
      { numRuns: runs(300, 10_000) },
    );
  });

  test('a post cannot be drawn from anything but what a channel may know', () => {
    const post = (view: View<'channel'>) => view.week;
    // @ts-expect-error: an overview of pairs is not a view
    post(big);
    // @ts-expect-error: nor is what a coordinator may see
    post(viewOfSummary(big, week, grace, now)!);
    expect(post(posted(big))).toBe(week);
  });

  test('holds no person and no pair, whatever the facts', () => {
    fc.assert(
      fc.property(fc.array(randomFacts, { minLength: 5, maxLength: 8 }), (pairs) => {
        const overview = overviewOf(pairs, { name: 'The programme' });
        const text = JSON.stringify([posted(overview), viewOfChannel(overview, week, weeksTo(week)[0]!, now)]);
        const names = pairs.flatMap((pair) => pair.people.map((one) => one.name));
        expect(
          [/(per|men|mtg|log|goa)_/, ...names].filter((one) => (typeof one === 'string' ? text.includes(one) : one.test(text))),
        ).toEqual([]);
      }),
      { numRuns: runs(50, 2_000) },
    );
  });
});

/** A month as Cairn says it: decided when it is first said, on whichever surface. */
class Said {
  readonly #said = new Map<WallDate, MonthSaid>();
  of(month: WallDate, now: () => MonthSaid): MonthSaid {
    const before = this.#said.get(month) ?? now();
    this.#said.set(month, before);
    return before;
  }
}

describe('numbers that could say something about somebody', () => {
  const outcomes = ['held', 'missed', 'short', 'after-start', 'in-time', 'confirmed'] as const;
  const months = ['2026-09-01', '2026-10-01'] as WallDate[];
  type Event =
    | { does: 'becomes'; meeting: number; outcome: (typeof outcomes)[number] }
    | { does: 'ends'; day: number }
    | { does: 'looks'; month: number };
  const event: fc.Arbitrary<Event> = fc.oneof(
    fc.record({ does: fc.constant('becomes' as const), meeting: fc.nat(39), outcome: fc.constantFrom(...outcomes) }),
    fc.record({ does: fc.constant('ends' as const), day: fc.integer({ min: 1, max: 58 }) }),
    fc.record({ does: fc.constant('looks' as const), month: fc.nat(1) }),
  );
  const booked = (index: number) =>
    aMeeting({
      at: `2026-${index % 2 ? '09' : '10'}-${String(1 + (index % 28)).padStart(2, '0')}T14:00`,
      mentorship: `men_pair${index % 7}`,
    });
  const becoming = (index: number, outcome: (typeof outcomes)[number]) => {
    const meeting = booked(index);
    if (outcome === 'held' || outcome === 'missed' || outcome === 'confirmed') return { ...meeting, status: outcome };
    return {
      ...meeting,
      status: 'cancelled' as const,
      ending: { by: kofi, at: meeting.start, kind: 'cancelled' as const, notice: outcome, another: 'asked' as const },
    };
  };

  test('are never below five, and between two looks never move by one to four', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...outcomes), { minLength: 40, maxLength: 40 }),
        fc.array(event, { maxLength: 60 }),
        (first, events) => {
          const meetings = first.map((outcome, index) => becoming(index, outcome));
          const endings: Instant[] = [];
          const said = new Said();
          const seen: MonthSaid[] = [];
          for (const one of events) {
            if (one.does === 'becomes') meetings[one.meeting] = becoming(one.meeting, one.outcome);
            else if (one.does === 'ends') endings.push(plus(at('2026-09-01T12:00'), { days: one.day }));
            else seen.push(said.of(months[one.month]!, () => monthSaid(meetings, endings, months[one.month]!, london)));
          }
          for (const key of ['short', 'notMet', 'endedEarly'] as const) {
            for (const ofMonth of Map.groupBy(seen, ({ month }) => month).values()) {
              const numbers = ofMonth.map((one) => one[key]).filter((one) => typeof one === 'number');
              expect(numbers.every((one) => one >= 5)).toBe(true);
              for (const a of numbers) for (const b of numbers) expect([1, 2, 3, 4]).not.toContain(Math.abs(a - b));
              // Nor does a number come where there was none before, or go.
              expect(new Set(ofMonth.map((one) => one[key])).size).toBe(1);
            }
          }
        },
      ),
      { numRuns: runs(300, 20_000) },
    );
  });

  test('weeks say nothing that a month keeps back: what did not happen, and who called off how late, is in none of their numbers', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...outcomes), { minLength: 40, maxLength: 40 }), (all) => {
        const overview = (what: (outcome: (typeof outcomes)[number]) => (typeof outcomes)[number]) =>
          overviewOf(
            Array.from({ length: 7 }, (_, number) =>
              pairOf(number, {
                meetings: all
                  .map((outcome, index) => becoming(index, what(outcome)))
                  .filter((one) => one.mentorship === `men_pair${number}`),
              }),
            ),
          );
        const as = (of: Overview) => viewOfChannel(of, '2026-10-19' as WallDate, toldFrom(of, '2026-10-19' as WallDate), now).weeks;
        const isSensitive = (outcome: string) => ['missed', 'short', 'after-start', 'in-time'].includes(outcome);
        expect(as(overview((one) => (isSensitive(one) ? 'confirmed' : one)))).toEqual(as(overview((one) => one)));
      }),
      { numRuns: runs(100, 5_000) },
    );
  });
});
