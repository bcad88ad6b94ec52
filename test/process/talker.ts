import { flushCompileCache } from 'node:module';
import type { KyselyPlugin } from 'kysely';
import { createApp } from '../../bot/app.ts';
import { features } from '../../bot/features/all.ts';
import { createLog } from '../../bot/log.ts';
import { openStore } from '../../bot/store/open.ts';
import { createSeal } from '../../bot/store/seal.ts';
import { Intent } from '../../shared/intent.ts';
import { TestClock } from '../setup/test-clock.ts';
import type { Asked, Life } from './talked.ts';

// A process that answers what people do in a talk or with a log, until it dies: right after a statement of its database, or once it has committed.
const { place, death }: Life = JSON.parse(process.argv[2]!);
// Whoever is killed writes nothing down for the next one.
flushCompileCache();
const log = createLog('silent');
const die = () => process.kill(process.pid, 'SIGKILL');
let left = death.after;
const store = await openStore({ ...place, log });
const counting: KyselyPlugin = {
  transformQuery: ({ node }) => node,
  transformResult: async ({ result }) => {
    if (death.at === 'statement' && --left === 0) die();
    return result;
  },
};
const clock = new TestClock('2026-11-16T10:00:00.000Z');
const app = createApp({
  store: { ...store, transaction: (work) => store.transaction((tx) => work(tx.withPlugin(counting))) },
  clock,
  seal: createSeal([Buffer.alloc(32, 1)]),
  log,
  url: null,
  features,
  wake: () => {},
});

process.on('message', async ({ wish, key, now, user = 'UASHA' }: Asked) => {
  clock.set(now);
  const asker = { account: { platform: 'slack' as const, enterprise: '', tenant: 'T1', user }, profile: null, message: null };
  const answer = await app.handle(asker, Intent.parse(wish), key);
  if (death.at === 'commit' && --left === 0) die();
  process.send!(answer);
});
process.send!('open');
