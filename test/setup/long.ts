/// <reference types="vite/client" />
import fc from 'fast-check';

/** `npm run test:long` takes its time and draws afresh; fast-check prints the seed of what fails. */
export const isLong = import.meta.env.MODE === 'long';

/** How many runs a property or loop gets: a sample in `npm test`, always the same one; as many as it takes in `npm run test:long`. */
export function runs(normal: number, long: number): number {
  return isLong ? long : normal;
}

/** Of what has to hold in each of several ways the first and the last in `npm test`, and all in `npm run test:long`. */
export const inWays = <T>(ways: readonly T[]): readonly T[] =>
  isLong ? ways : ways.filter((_, index) => index === 0 || index === ways.length - 1);

// Every property of a file that asks for its runs here is seeded, so that `npm test` cannot fail by chance.
if (!isLong) fc.configureGlobal({ seed: 20261124 });
