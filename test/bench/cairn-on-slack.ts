import { systemClock } from '../../bot/clock.ts';
import { readConfig } from '../../bot/config.ts';
import { slack } from '../../bot/connect/slack.ts';
import { createLog } from '../../bot/log.ts';
import { startCairn } from '../../bot/start.ts';
import { loadKey } from '../../bot/store/key.ts';
import { openStore } from '../../bot/store/open.ts';
import type { Seal } from '../../bot/store/seal.ts';
import type { Store } from '../../bot/store/store.ts';
import { type Control, compete, task } from './contestant.ts';
import { signingSecret } from './pressing.ts';

/** All of Cairn, connected to Slack, and to Teams where the task names it, as the contestant of a measurement: over what `settleIn` put into its store. */
export async function competeWith(
  settleIn: (into: Store, seal: Seal) => Promise<Control[]>,
  committed: (store: Store) => Promise<number>,
): Promise<void> {
  const { databaseUrl, dataFolder, slack: slackUrl, teams: standIn } = task();
  const config = readConfig({
    PORT: '0',
    CAIRN_DATA: dataFolder,
    CAIRN_KEY: Buffer.alloc(32, 7).toString('base64'),
    DATABASE_URL: databaseUrl ?? '',
    SLACK_BOT_TOKEN: 'xoxb-bench',
    SLACK_SIGNING_SECRET: signingSecret,
    SLACK_API_URL: slackUrl,
    ...standIn?.environment,
  });
  const log = createLog('error');
  const store = await openStore({ databaseUrl, dataFolder, log });
  const controls = await settleIn(store, await loadKey({ keyText: config.keyText, dataFolder, store }));
  const connects = standIn ? [slack, (await import('../../bot/connect/teams.ts')).teams] : [slack];
  const running = await startCairn({ config, log, store, clock: systemClock, connects, host: '127.0.0.1' });
  compete(
    { port: running.port, controls },
    {
      settle: () => running.dispatcher.drain(),
      committed: () => committed(store),
      async end() {
        await running.stop();
        await store.close();
      },
    },
  );
}
