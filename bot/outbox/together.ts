import type { Store } from '../store/store.ts';
import type { Db } from '../store/tables.ts';

const LONGEST_PAUSE_MS = 20;

type Waiting = { work: (tx: Db) => Promise<unknown>; done: (result: unknown) => void; failed: (error: unknown) => void };

/**
 * Runs small transactions. On SQLite those that are ready at the same time are committed together: it has one writer, and each commit
 * stops the process until the disk has it. They must not fail for reasons of their own, since one undoes the others.
 */
export function transactionsTogether(store: Store): <T>(work: (tx: Db) => Promise<T>) => Promise<T> {
  if (store.engine === 'postgres') return (work) => store.transaction(work);
  let waiting: Waiting[] = [];
  let running = false;

  async function runAll(): Promise<void> {
    while (waiting.length > 0) {
      const all = waiting;
      waiting = [];
      const begun = performance.now();
      try {
        const results = await store.transaction(async (tx) => {
          const each: unknown[] = [];
          for (const one of all) each.push(await one.work(tx));
          return each;
        });
        for (const [index, one] of all.entries()) one.done(results[index]);
      } catch (error) {
        for (const one of all) one.failed(error);
      }
      // The disk gets half of the time at most; what comes in meanwhile shares the next commit.
      const took = performance.now() - begun;
      await new Promise((resolve) => setTimeout(resolve, Math.min(LONGEST_PAUSE_MS, took)));
    }
    running = false;
  }

  return <T>(work: (tx: Db) => Promise<T>) =>
    new Promise<T>((resolve, reject) => {
      waiting.push({ work, done: resolve as (result: unknown) => void, failed: reject });
      if (running) return;
      running = true;
      setImmediate(() => void runAll());
    });
}
