import { join } from 'node:path';
import { systemClock } from './clock.ts';
import { type Config, readConfig } from './config.ts';
import { createLog } from './log.ts';
import { whenOrphaned } from './orphaned.ts';
import { type Connect, type Running, startCairn } from './start.ts';
import { StartRefused } from './start-refused.ts';
import { openStore } from './store/open.ts';
import type { Store } from './store/store.ts';

/** SDKs are large, and those of platforms that are off are not loaded. */
async function chatsOf({ slack, teams }: Config): Promise<Connect[]> {
  return [...(slack ? [(await import('./connect/slack.ts')).slack] : []), ...(teams ? [(await import('./connect/teams.ts')).teams] : [])];
}

/** The desk stands in for a chat where none is set up. */
async function start(config: Config): Promise<{ running: Running; store: Store }> {
  const log = createLog(config.logLevel);
  const chats = await chatsOf(config);
  if (chats.length > 0) {
    const { databaseUrl, dataFolder } = config;
    const store = await openStore({ databaseUrl, dataFolder, log });
    return {
      store,
      running: await begin(store, () => startCairn({ config, log, store, clock: systemClock, connects: chats, host: null })),
    };
  }
  const { desk, deskAddress, deskClock } = await import('./connect/desk.ts');
  const dataFolder = join(config.dataFolder, 'demo');
  const store = await openStore({ databaseUrl: null, dataFolder, log });
  const running = await begin(store, async () =>
    startCairn({ config: { ...config, dataFolder }, log, store, clock: await deskClock(store), connects: [desk], host: '127.0.0.1' }),
  );
  process.stdout.write(`Cairn’s desk is open at ${deskAddress(running.port)}\n`);
  return { store, running };
}

async function begin(store: Store, starting: () => Promise<Running>): Promise<Running> {
  try {
    return await starting();
  } catch (error) {
    await store.close();
    throw error;
  }
}

try {
  const { running, store } = await start(readConfig(process.env));
  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    await running.stop();
    await store.close();
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stop());
  if (process.env.npm_lifecycle_event) whenOrphaned(() => void stop());
} catch (error) {
  if (!(error instanceof StartRefused)) throw error;
  process.stderr.write(`Cairn did not start. ${error.message}\n`);
  process.exitCode = 1;
}
