import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Facts } from '../../shared/facts.ts';
import { type Nudge, planned } from '../../shared/nudges.ts';
import { type Instant, latest, millis, minus } from '../../shared/time.ts';
import { isFree, isQuiet, mayDisturb, quarters, readerOf } from '../setup/judged.ts';
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
  if (isQuiet(person, at)) return false;
  return nudge.class !== 'follow-up' || (isFree(all, person, at) && isFree(all, person, minus(at, { hours: 24 })));
}

function dayOf(all: Facts, { nudge, at }: Sent): string {
  return `${nudge.to} ${clockReading(millis(at), readerOf(all, nudge)!.zone).date}`;
}

describe('after an outage of any length', () => {
  test(
    'nothing is lost that has not expired, nothing is said that has, and nobody is disturbed at night for it',
    () => {
      const property = fc.property(withEdge, ({ all, from }) => {
        const done = new Map<string, Sent>();
        dispatch(all, from, null, done);
        const followUps = [...done.values()].filter(({ nudge }) => nudge.class === 'follow-up');
        for (const nudge of planned(all)) {
          const person = readerOf(all, nudge);
          if (!person) continue;
          const sent = done.get(nudge.key);
          if (nudge.withheld || nudge.expires <= from) expect(sent, nudge.key).toBeUndefined();
          else if (sent) {
            expect(sent.at >= latest(nudge.due, from) && sent.at < nudge.expires, nudge.key).toBe(true);
            if (isQuiet(person, sent.at)) expect(nudge.atOnce || mayDisturb(all, nudge, person, sent.at), nudge.key).toBe(true);
            if (nudge.class === 'follow-up') expect(isFree(all, person, sent.at), nudge.key).toBe(true);
          } else {
            expect(nudge.class, nudge.key).not.toBe('act');
            const isCrowded = nudge.class === 'follow-up' && followUps.some((one) => one.nudge.to === nudge.to);
            if (!isCrowded)
              for (const at of quarters(latest(from, nudge.due), nudge.expires))
                expect(couldHaveGone(all, nudge, at), `${nudge.key} at ${at}`).toBe(false);
          }
        }
      });
      fc.assert(property, { numRuns: runs(600, 100_000) });
    },
    LONG,
  );

  test(
    'nobody gets more follow-ups on a day of theirs than the programme allows',
    () => {
      const property = fc.property(withEdge, ({ all, from }) => {
        const done = new Map<string, Sent>();
        dispatch(all, from, null, done);
        const days = [...done.values()].filter(({ nudge }) => nudge.class === 'follow-up').map((sent) => dayOf(all, sent));
        for (const day of days) expect(days.filter((one) => one === day).length).toBeLessThanOrEqual(all.programme.policy.followUpsPerDay);
      });
      fc.assert(property, { numRuns: runs(300, 100_000) });
    },
    LONG,
  );

  test(
    'stopped and started again at any instant, everything but follow-ups is said just as if it had never stopped, once',
    () => {
      const property = fc.property(withTwoEdges, ({ all, edges }) => {
        const [from, stop] = edges.toSorted() as [Instant, Instant];
        const once = new Map<string, Sent>();
        dispatch(all, from, null, once);
        const twice = new Map<string, Sent>();
        dispatch(all, from, stop, twice);
        dispatch(all, stop, null, twice);
        const apartFromFollowUps = (done: Map<string, Sent>) =>
          [...done].filter(([, { nudge }]) => nudge.class !== 'follow-up').map(([key]) => key);
        expect(apartFromFollowUps(twice).sort()).toEqual(apartFromFollowUps(once).sort());
      });
      fc.assert(property, { numRuns: runs(300, 100_000) });
    },
    LONG,
  );
});
