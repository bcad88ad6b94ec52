import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Facts } from '../../shared/facts.ts';
import { type Nudge, planned } from '../../shared/nudges.ts';
import { type Instant, latest, millis, minus } from '../../shared/time.ts';
import { isFree, isQuiet, mayDisturb, mayRest, quarters, readerOf } from '../setup/judged.ts';
import { runs } from '../setup/long.ts';
import { edgeOf, facts } from '../setup/random-facts.ts';
import { dispatch, type Sent } from '../setup/small-dispatcher.ts';
import { clockReading } from '../setup/wall-clock.ts';

const LONG = 3_600_000;
const withEdge = facts.chain((all) => edgeOf(all).map((from) => ({ all, from })));
const withTwoEdges = facts.chain((all) => fc.tuple(edgeOf(all), edgeOf(all)).map((edges) => ({ all, edges })));

/** A follow-up keeps off the rest of a shift that began on a day off as well, which the date on the wall cannot tell. */
function couldHaveGone(all: Facts, nudge: Nudge, at: Instant): boolean {
  const person = readerOf(all, nudge)!;
  if (mayRest(person, at)) return false;
  return nudge.class !== 'follow-up' || (isFree(all, person, at) && isFree(all, person, minus(at, { hours: 24 })));
}

function dayOf(all: Facts, { nudge, at }: Sent): string {
  return `${nudge.to} ${clockReading(millis(at), readerOf(all, nudge)!.zone).date}`;
}

/** Everything that a dispatcher awake from `from` on, until `stop` or for good, has said in the end. */
function saidFrom(all: Facts, from: Instant, stop: Instant | null = null, done = new Map<string, Sent>()): Map<string, Sent> {
  dispatch(all, from, stop, done);
  return done;
}

function checkWasSent(all: Facts, from: Instant, { nudge, at }: Sent): void {
  const person = readerOf(all, nudge)!;
  expect(at >= latest(nudge.due, from) && at < nudge.expires, nudge.key).toBe(true);
  if (isQuiet(person, at)) expect(nudge.atOnce || mayDisturb(all, nudge, person, at), nudge.key).toBe(true);
  if (nudge.class === 'follow-up') expect(isFree(all, person, at), nudge.key).toBe(true);
}

/** What the partner did always arrives; anything else only where its reader rests until it expires. */
function checkCouldNotBeSent(all: Facts, from: Instant, nudge: Nudge): void {
  expect(nudge.class, nudge.key).not.toBe('act');
  for (const at of quarters(latest(from, nudge.due), nudge.expires))
    expect(couldHaveGone(all, nudge, at), `${nudge.key} at ${at}`).toBe(false);
}

describe('after an outage of any length', () => {
  const nothingLost = fc.property(withEdge, ({ all, from }) => {
    const done = saidFrom(all, from);
    const followUps = [...done.values()].filter(({ nudge }) => nudge.class === 'follow-up');
    for (const nudge of planned(all).filter((one) => typeof one.to === 'string')) {
      const sent = done.get(nudge.key);
      const isCrowdedOut = nudge.class === 'follow-up' && followUps.some((one) => one.nudge.to === nudge.to);
      if (nudge.withheld || nudge.expires <= from) expect(sent, nudge.key).toBeUndefined();
      else if (sent) checkWasSent(all, from, sent);
      else if (!isCrowdedOut) checkCouldNotBeSent(all, from, nudge);
    }
    const days = followUps.map((sent) => dayOf(all, sent));
    for (const day of days) expect(days.filter((one) => one === day).length).toBeLessThanOrEqual(all.programme.policy.followUpsPerDay);
  });
  const nothingLostTitle =
    'nothing is lost that has not expired, nothing expired is said, nobody is disturbed at night, no day is too full';
  test(nothingLostTitle, () => fc.assert(nothingLost, { numRuns: runs(600, 100_000) }), LONG);

  const nothingTwice = fc.property(withTwoEdges, ({ all, edges }) => {
    const [from, stop] = edges.toSorted() as [Instant, Instant];
    const keys = (done: Map<string, Sent>) => [...done].flatMap(([key, { nudge }]) => (nudge.class === 'follow-up' ? [] : key)).sort();
    const interrupted = saidFrom(all, stop, null, saidFrom(all, from, stop));
    expect(keys(interrupted)).toEqual(keys(saidFrom(all, from)));
  });
  const nothingTwiceTitle = 'stopped and started again at any instant, everything but follow-ups is said once, as if it had never stopped';
  test(nothingTwiceTitle, () => fc.assert(nothingTwice, { numRuns: runs(300, 30_000) }), LONG);
});
