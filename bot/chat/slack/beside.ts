import type { WebClient } from '@slack/web-api';
import type { AccountRef } from '../port.ts';
import type { DirectMessages } from './direct.ts';
import { faultOf } from './errors.ts';
import type { Heard } from './parse.ts';
import type { Message } from './render.ts';
import type { Respond } from './respond.ts';

/** The ways in which something is said to one person. */
export type Speaker = {
  /** A message in this person's direct messages. */
  post(slack: WebClient, account: AccountRef, message: Message): Promise<void>;
  /** Beside what was used, seen by this person alone: in their direct messages as a message, elsewhere as an ephemeral one. */
  beside(slack: WebClient, heard: Heard, account: AccountRef, message: Message): Promise<void>;
  /** What was committed is worth saying, if not in the best place then in the direct messages. */
  orPost(slack: WebClient, account: AccountRef, message: Message, best: () => Promise<unknown>): Promise<void>;
};

export function createSpeaker({ direct, respond }: { direct: DirectMessages; respond: Respond }): Speaker {
  const post: Speaker['post'] = async (slack, account, message) => {
    const channel = await direct.channelWith(slack, account);
    await slack.chat.postMessage({ channel, ...message, unfurl_links: false, unfurl_media: false });
  };

  const orPost: Speaker['orPost'] = async (slack, account, message, best) => {
    await orElse(best, () => post(slack, account, message));
  };

  const aloneTo = (slack: WebClient, account: AccountRef, url: string, message: Message) =>
    orPost(slack, account, message, () => respond(url, { ...message, response_type: 'ephemeral', replace_original: false }));

  const beside: Speaker['beside'] = async (slack, { origin, who }, account, message) => {
    switch (origin.at) {
      case 'ephemeral':
        return aloneTo(slack, account, origin.respond, message);
      case 'command': {
        const isOurs = isDirect(origin.channel) && (await direct.channelWith(slack, account)) === origin.channel;
        return isOurs ? post(slack, account, message) : aloneTo(slack, account, origin.respond, message);
      }
      case 'message':
      case 'channel':
        if (isDirect(origin.channel)) await slack.chat.postMessage({ channel: origin.channel, ...message, unfurl_links: false });
        else await slack.chat.postEphemeral({ channel: origin.channel, user: who.user, ...message });
        return;
      case 'direct':
      case 'form':
      case 'home':
      case 'dialog':
      case 'home-opened':
        return post(slack, account, message);
      default:
        return origin satisfies never;
    }
  };

  return { post, beside, orPost };
}

export const isDirect = (channel: string) => channel.startsWith('D');

export async function orElse<T>(first: () => Promise<T>, second: () => Promise<T>): Promise<T> {
  try {
    return await first();
  } catch (error) {
    // Slack busy is tried again as a whole; whatever else kept the first way shut, such as a trigger that ran out, the second is open.
    const { fault } = faultOf(error);
    if (fault === 'after' || fault === 'busy') throw error;
    return second();
  }
}
