import { flushCompileCache } from 'node:module';
import { createApp } from '../../bot/app.ts';
import { features } from '../../bot/features/all.ts';
import { createLog } from '../../bot/log.ts';
import { mountPanel } from '../../bot/panel/mount.ts';
import { openStore } from '../../bot/store/open.ts';
import { createSeal } from '../../bot/store/seal.ts';
import { listen } from '../../bot/web/listen.ts';
import { createWeb } from '../../bot/web/server.ts';
import { TestClock } from '../setup/test-clock.ts';
import { chrome } from './panel.ts';
import type { ProcessOf } from './processes.ts';

// A Cairn of its own with the panel's routes, which dies, where it is to, once what was asked is committed and before it is answered.
const { place, now, dies }: ProcessOf = JSON.parse(process.argv[2]!);
// Whoever is killed writes nothing down for the next one.
flushCompileCache();
const log = createLog('silent');
const store = await openStore({ ...place, log });
const clock = new TestClock(now);
const parts = { store, clock, seal: createSeal([Buffer.alloc(32, 1)]), log, wake: () => {} };
const door = createApp({ ...parts, url: null, features });
const web = createWeb({
  log,
  health: async () => true,
  feed: async () => null,
  downloads: { isOffered: async () => false, take: async () => null },
  mount: (app) =>
    mountPanel(app, {
      ...parts,
      url: () => null,
      origins: [chrome],
      vouched: async () => null,
      door: {
        async handle(...asked) {
          const answer = await door.handle(...asked);
          if (dies) process.kill(process.pid, 'SIGKILL');
          return answer;
        },
      },
    }),
});
const { port } = await listen(web, 0, '127.0.0.1');
process.send!(port);
