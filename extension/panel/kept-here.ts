import { type Draft, ownIn } from './drafts.ts';
import { type Cached, type Held, isSeen, type Kept, slotOf } from './kept.ts';

/** Above every order of what is kept in the browser, so that neither is taken for the other. */
const FIRST = 2 ** 50;

/** Kept for as long as the window is open. */
export function keptHere(): Kept {
  let held: Held[] = [];
  let drafts: Record<string, Draft> = {};
  let cached: Cached | null = null;
  let next = FIRST;
  const draft = (id: string, one: Draft | null) => {
    const { [id]: _, ...others } = drafts;
    drafts = one ? { ...others, [id]: one } : others;
  };
  return {
    async add(one, id) {
      const slot = slotOf(one.intent);
      held = [...held.filter(({ intent }) => slot === null || slotOf(intent) !== slot), { ...one, order: next++ }];
      if (id !== null) draft(id, null);
    },
    first: async () => held[0] ?? null,
    async remove(order) {
      held = held.filter((one) => one.order !== order);
    },
    recall: async () => ({ held, drafts, cached }),
    draft: async (id, one) => draft(id, one),
    async state(one) {
      cached = one;
    },
    async forgetSeen() {
      held = held.filter(({ intent }) => !isSeen(intent));
      for (const id in drafts) draft(id, ownIn(drafts[id]!));
      cached = null;
    },
    async forgetAll() {
      held = [];
      drafts = {};
      cached = null;
    },
    alone: (work) => work(),
  };
}
