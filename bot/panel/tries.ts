import { createCounter } from '../web/rate-limit.ts';

/** Slips of the keys from one address, and of everybody together, in ten minutes. */
const MOST = { ofOne: 10, ofAll: 300 };
const SPAN_MS = 600_000;

export type Tries = { mayTry(address: string): boolean; wasRight(address: string): void };

/**
 * Codes that are typed into panels are tried by nobody Cairn knows, so they are counted by address, and in all, which no number of
 * addresses gets around: of 2^39 codes, 300 in ten minutes find one of a thousand that are good at the same time once in fifty years. Counted
 * before anybody looks whether a code is right, so that many at the same moment are no way around it either.
 */
export function createTries(elapsed: () => number): Tries {
  const counted = (most: number) => createCounter({ most, perMilliseconds: SPAN_MS, elapsed });
  const ofOne = counted(MOST.ofOne);
  const ofAll = counted(MOST.ofAll);
  return {
    mayTry(address) {
      if (!ofOne.mayAsk(address)) return false;
      if (ofAll.mayAsk('')) return true;
      ofOne.giveBack(address);
      return false;
    },
    /** It does not count: those who pair rightly, in one office, are no danger. */
    wasRight(address) {
      ofOne.giveBack(address);
      ofAll.giveBack('');
    },
  };
}
