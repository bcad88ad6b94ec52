import type { Kept } from './kept.ts';
import { keptHere } from './kept-here.ts';
import { keptSealed } from './kept-sealed.ts';

/**
 * What is kept in this browser, and where it keeps nothing (a private window, a frame of somebody else's page, a full disk), here in
 * memory until the window closes. `lost` is told when that is so.
 */
export async function keptFor(owner: string, lost: () => void): Promise<Kept> {
  const here = keptHere();
  let there: Kept;
  try {
    there = await keptSealed(owner);
  } catch {
    lost();
    return here;
  }
  /** What could not be kept there is kept here. */
  const orHere =
    <A extends unknown[]>(act: (kept: Kept) => (...given: A) => Promise<void>) =>
    async (...given: A): Promise<void> => {
      try {
        await act(there)(...given);
      } catch {
        lost();
        await act(here)(...given);
      }
    };
  const both = (act: (kept: Kept) => Promise<void>) => async () => {
    await act(here);
    await act(there).catch(lost);
  };
  return {
    add: orHere((kept) => kept.add),
    first: async () => (await there.first().catch(() => null)) ?? here.first(),
    async remove(order) {
      await here.remove(order);
      await there.remove(order).catch(lost);
    },
    async recall() {
      const own = await here.recall();
      const all = await there.recall().catch(() => lost());
      return all ? { ...all, held: [...all.held, ...own.held], drafts: { ...all.drafts, ...own.drafts } } : own;
    },
    draft: orHere((kept) => kept.draft),
    state: (cached) => there.state(cached).catch(lost),
    forgetSeen: both((kept) => kept.forgetSeen()),
    forgetAll: both((kept) => kept.forgetAll()),
    alone: there.alone,
  };
}
