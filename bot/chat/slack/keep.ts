import { Recent } from '../recent.ts';

/** A form that is being filled in. */
type Open = {
  /** The newest that was told of it. */
  at: number;
  /** What is to be kept next; something newer takes its place. */
  next: (() => Promise<void>) | null;
  underWay: Promise<void> | null;
  /** `sent` while it is decided what becomes of it; `gone` when it was taken. */
  state: 'open' | 'sent' | 'gone';
};

/**
 * The order in which what forms hold is kept: of each form one at a time and always the newest, since every few letters bring all of it
 * again, over connections that may overtake each other. Nothing is kept of a form after it was sent and taken.
 */
export type Keeper = {
  /** Resolves when this is kept, or something newer is. `at` is by Slack's clock. */
  keep(form: string, at: number, work: () => Promise<void>): Promise<void>;
  /** Decides what was sent while nothing older can come after it; what was typed meanwhile is kept if it was not taken. */
  sent<T>(form: string, decide: () => Promise<T>, isTaken: (decided: T) => boolean): Promise<T>;
};

const MOST = 5_000;

export function createKeeper(): Keeper {
  const forms = new Recent<Open>(MOST);

  function open(form: string): Open {
    const known = forms.get(form) ?? { at: Number.NEGATIVE_INFINITY, next: null, underWay: null, state: 'open' as const };
    forms.set(form, known);
    return known;
  }

  function go(one: Open): Promise<void> {
    one.underWay ??= keepAll(one).finally(() => {
      one.underWay = null;
    });
    return one.underWay;
  }

  async function keepAll(one: Open): Promise<void> {
    for (let work = one.next; work && one.state === 'open'; work = one.next) {
      one.next = null;
      await work();
    }
  }

  return {
    async keep(form, at, work) {
      const one = open(form);
      if (at < one.at || one.state === 'gone') return;
      one.at = at;
      one.next = work;
      await go(one);
    },

    async sent(form, decide, isTaken) {
      const one = open(form);
      one.state = 'sent';
      await one.underWay;
      const decided = await decide();
      one.state = isTaken(decided) ? 'gone' : 'open';
      if (one.state === 'gone') one.next = null;
      else void go(one);
      return decided;
    },
  };
}
