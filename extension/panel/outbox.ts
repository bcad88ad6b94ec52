import type { PanelAsk } from './model.ts';

/** What was asked and not answered yet, in the order it was asked in. `owner` is as whom: nothing is ever sent as somebody else. */
export type Held = { order: number; key: string; intent: PanelAsk; owner: string };

export type Outbox = {
  /** Whether it outlives the page: kept once it is added, also when the browser is killed. */
  isKept: boolean;
  add(held: Omit<Held, 'order'>): Promise<void>;
  all(owner: string): Promise<Held[]>;
  remove(order: number): Promise<void>;
  clear(owner: string): Promise<void>;
  /** Does something while no other panel of this browser does. */
  alone(work: () => Promise<void>, signal: AbortSignal): Promise<unknown>;
};

const NAME = 'cairn';
const STORE = 'asks';
/** Several panels of one browser share one outbox: only one of them sends at a time. */
const LOCK = 'cairn-outbox';

export async function openOutbox(): Promise<Outbox> {
  const opening = indexedDB.open(NAME, 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore(STORE, { keyPath: 'order', autoIncrement: true });
  const database = await answerOf(opening);
  const store = (mode: IDBTransactionMode) => database.transaction(STORE, mode).objectStore(STORE);
  const all = async (owner: string) => ((await answerOf(store('readonly').getAll())) as Held[]).filter((one) => one.owner === owner);
  const remove = async (order: number) => void (await answerOf(store('readwrite').delete(order)));
  return {
    isKept: true,
    all,
    remove,
    alone: (work, signal) => navigator.locks.request(LOCK, { signal }, work),
    async add(held) {
      const there = superseded(await all(held.owner), held);
      await answerOf(store('readwrite').add(held));
      for (const one of there) await remove(one.order);
    },
    async clear(owner) {
      for (const { order } of await all(owner)) await remove(order);
    },
  };
}

/** For a browser that keeps nothing: gone with the page, and no other panel's. */
export function memoryOutbox(): Outbox {
  let held: Held[] = [];
  let order = 0;
  return {
    isKept: false,
    all: async (owner) => held.filter((one) => one.owner === owner),
    remove: async (gone) => {
      held = held.filter((one) => one.order !== gone);
    },
    alone: (work) => work(),
    async add(one) {
      const there = superseded(await this.all(one.owner), one);
      held = [...held.filter((other) => !there.includes(other)), { ...one, order: ++order }];
    },
    clear: async (owner) => {
      held = held.filter((one) => one.owner !== owner);
    },
  };
}

/** Of what a form holds only the newest is sent, and the first, which says what it began with. */
export function superseded(there: readonly Held[], { intent }: Pick<Held, 'intent'>): Held[] {
  if (intent.type !== 'log.keep') return [];
  return there.filter((one) => one.intent.type === 'log.keep' && one.intent.form === intent.form && one.intent.at !== 0);
}

function answerOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
