import type { Chat } from '../../bot/chat/port.ts';
import { postTo } from './message-sink.ts';

/** A chat that is one POST to a sink. */
export function sinkChat(url: string): Chat {
  const nothing = async () => {};
  const post = (to: Parameters<Chat['show']>[0], card: unknown, mark: string) =>
    postTo(url, { mark, to: to.to === 'person' ? to.account.user : to.channel.channel, card });
  return {
    platform: 'desk',
    show: post,
    sendFile: post,
    update: nothing,
    remove: nothing,
    showHome: nothing,
    find: async () => 'cannot-tell',
    lookUp: async () => ({ name: '', zone: null, language: null, admin: false, active: true }),
  };
}
