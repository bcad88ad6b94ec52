import { type Host, noWishes } from './host.ts';
import { readHere, writeHere } from './page-store.ts';

const KEY = 'cairn.wishes';

/** The wishes of a page, which has no options beside it: they are made in the panel itself. */
export const pageWishes: Pick<Host, 'wishes' | 'wish'> = {
  wishes: async () => ({ ...noWishes, ...JSON.parse(readHere(KEY) ?? '{}') }),
  wish: (wishes) => writeHere(KEY, JSON.stringify(wishes)),
};
