import type { Network } from '../web/network.ts';
import { createCounter } from '../web/rate-limit.ts';

/** Slips of the keys from one address, from one site with many, and of everybody together, in ten minutes. */
const MOST = { ofOne: 10, ofSite: 100, ofAll: 3_000 };
const SPAN_MS = 600_000;

export type Tries = { mayTry(from: Network): boolean; wasRight(from: Network): void };

/**
 * Codes that are typed into panels are tried by nobody Cairn knows, so they are counted by network, and in all, which no number of networks
 * gets around. There are 31^8 codes, about 850,000,000,000: 3,000 tries in ten minutes, all the time, find one of a hundred that are good at
 * the same time once in fifty years (850,000,000,000 / 3,000 / 100 spans of ten minutes), and of the ten that a large organisation may have,
 * once in five hundred. One address uses up a three-hundredth of that and one site a thirtieth, so neither keeps everybody waiting. Counted
 * before anybody looks whether a code is right, so that many at the same moment are no way around it either.
 */
export function createTries(elapsed: () => number): Tries {
  const counted = (most: number) => createCounter({ most, perMilliseconds: SPAN_MS, elapsed });
  const [all, site, one] = [counted(MOST.ofAll), counted(MOST.ofSite), counted(MOST.ofOne)];
  const countersFor = (from: Network) => [[all, ''] as const, [site, from.site] as const, [one, from.one] as const];
  return {
    mayTry(from) {
      const counters = countersFor(from);
      const full = counters.findIndex(([counter, name]) => !counter.mayAsk(name));
      for (const [counter, name] of full === -1 ? [] : counters.slice(0, full)) counter.giveBack(name);
      return full === -1;
    },
    /** It does not count: those who pair rightly, in one office, are no danger. */
    wasRight(from) {
      for (const [counter, name] of countersFor(from)) counter.giveBack(name);
    },
  };
}
