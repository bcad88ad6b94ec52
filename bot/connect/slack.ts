import { wordsFor } from '../../shared/words/words.ts';
import { connectSlack } from '../chat/slack/connect.ts';
import type { Connect } from '../start.ts';
import { markAccount, markWorkspace } from '../store/accounts.ts';
import { installationsOf } from '../store/installations.ts';

/** Joins Slack to the door, the store and the dispatcher. Loaded only where Slack is configured, since its SDK is large. */
export const slack: Connect = async (web, { config, log, store, seal, clock, app, dispatcher }) => {
  if (!config.slack) throw new Error('Slack is connected without its configuration');
  const installations = installationsOf('slack', { store, seal, clock });
  return connectSlack({
    app: web,
    config: config.slack,
    door: app,
    installations: {
      find: async (workspace) => (await installations.find(workspace)) as string | null,
      save: installations.save,
      remove: installations.remove,
    },
    log,
    clock,
    words: wordsFor('en-GB'),
    async onInstalled(enterprise, tenant) {
      await markWorkspace(store.read, { platform: 'slack', enterprise, tenant }, true, clock.now());
      dispatcher.wake();
    },
    onUninstalled: (enterprise, tenant) => markWorkspace(store.read, { platform: 'slack', enterprise, tenant }, false, clock.now()),
    onDeactivated: (account) => markAccount(store.read, account, false, clock.now()),
    onProfile: (account, profile) => app.learn(account, profile),
  });
};
