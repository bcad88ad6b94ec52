import { readConfig } from '../../bot/config.ts';
import { desk, deskAddress, deskClock } from '../../bot/connect/desk.ts';
import { createLog } from '../../bot/log.ts';
import { startCairn } from '../../bot/start.ts';
import { openStore } from '../../bot/store/open.ts';
import type { Store } from '../../bot/store/store.ts';

export type DemoDesk = { url: string; port: number; store: Store; close(): Promise<void> };

/**
 * Cairn as `npm start` runs it without chat credentials, on a free port. Its clock stands still at `now` until somebody moves it.
 * After `most` transactions the store breaks down, as if the program had been stopped there.
 */
export async function openDemoDesk(dataFolder: string, now: number, most = Number.POSITIVE_INFINITY): Promise<DemoDesk> {
  const log = createLog(most === Number.POSITIVE_INFINITY ? 'warn' : 'silent');
  const store = breaking(await openStore({ databaseUrl: null, dataFolder, log }), most);
  const config = { ...readConfig({}), port: 0, dataFolder: 'data/demo', keyText: Buffer.alloc(32, 1).toString('base64') };
  try {
    const clock = await deskClock(store, () => now);
    const running = await startCairn({ config, log, store, clock, connects: [desk], host: '127.0.0.1' });
    return {
      url: deskAddress(running.port),
      port: running.port,
      store,
      async close() {
        await running.stop();
        await store.close();
      },
    };
  } catch (error) {
    await store.close();
    throw error;
  }
}

function breaking(store: Store, most: number): Store {
  let left = most;
  return {
    engine: store.engine,
    read: store.read,
    snapshot: (work) => store.snapshot(work),
    close: () => store.close(),
    transaction: async (work) => {
      left -= 1;
      if (left < 0) throw new Error('stopped here');
      return store.transaction(work);
    },
  };
}
