import type { WebClient } from '@slack/web-api';
import { type AccountRef, ChatError } from '../port.ts';
import { Recent } from '../recent.ts';

export type DirectMessages = { channelWith(slack: WebClient, account: AccountRef): Promise<string> };

/** The channel of somebody's direct messages with Cairn. Slack never changes it, so it is asked for once. */
export function directMessages(): DirectMessages {
  const known = new Recent<string>(10_000);
  return {
    async channelWith(slack, { enterprise, tenant, user }) {
      const key = `${enterprise}/${tenant}/${user}`;
      const before = known.get(key);
      if (before) return before;
      const opened = await slack.conversations.open({ users: user });
      const channel = opened.channel?.id;
      if (!channel) throw new ChatError({ fault: 'final', reason: 'Slack opened no direct messages' });
      known.set(key, channel);
      return channel;
    },
  };
}
