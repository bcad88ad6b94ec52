import { systemClock } from '../../bot/clock.ts';
import { readConfig } from '../../bot/config.ts';
import { teams } from '../../bot/connect/teams.ts';
import { createLog } from '../../bot/log.ts';
import { startCairn } from '../../bot/start.ts';
import { loadKey } from '../../bot/store/key.ts';
import { openStore } from '../../bot/store/open.ts';
import { agreed, askedPairs } from './asked-pairs.ts';
import { compete, task } from './contestant.ts';

/** All of Cairn, connected to Teams, with pairs that have met before and have been asked whether the next time suits. */
const { databaseUrl, dataFolder, pairs, teams: standIn } = task();
const CAIRN_KEY = Buffer.alloc(32, 7).toString('base64');
const config = readConfig({ ...standIn!.environment, PORT: '0', CAIRN_DATA: dataFolder, CAIRN_KEY, DATABASE_URL: databaseUrl ?? '' });
const log = createLog('error');
const store = await openStore({ databaseUrl, dataFolder, log });
await loadKey({ keyText: config.keyText, dataFolder, store });
const { tenant } = standIn!;
const asked = await askedPairs(store, pairs, (who, pair) => ({ platform: 'teams', enterprise: '', tenant, user: `${who}-${pair}` }));
const running = await startCairn({ config, log, store, clock: systemClock, connects: [teams], host: '127.0.0.1' });
compete(
  { port: running.port, controls: asked.map(({ user, ask }) => ({ user, channel: '', value: JSON.stringify(ask) })) },
  {
    settle: () => running.dispatcher.drain(),
    committed: () => agreed(store),
    async end() {
      await running.stop();
      await store.close();
    },
  },
);
