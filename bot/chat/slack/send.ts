import type { WebClient } from '@slack/web-api';
import type { Words } from '../../../shared/words/words.ts';
import { drawable } from '../drawable.ts';
import { type AccountRef, type Address, type Chat, ChatError } from '../port.ts';
import type { DirectMessages } from './direct.ts';
import type { Directory } from './directory.ts';
import { chatError, codeOf, faultOf, isDeadToken } from './errors.ts';
import type { Access, Installations } from './installations.ts';
import { metadataOf, search } from './mark.ts';
import type { Place } from './origin.ts';
import { readReference, referTo } from './reference.ts';
import { renderHome, renderMessage } from './render.ts';
import { share } from './share.ts';

export type SendOptions = {
  installations: Installations;
  client: (access: Access) => WebClient;
  directory: Directory;
  direct: DirectMessages;
  words: Words;
};

/** Slack as the dispatcher uses it. */
export function createChat({ installations, client, directory, direct, words }: SendOptions): Chat {
  async function access(place: Place): Promise<Access> {
    const found = await installations.of(place);
    if (!found) throw new ChatError({ fault: 'final', reason: 'Cairn is not installed in this workspace' });
    return found;
  }

  /** Runs one call, with every error mapped, and what is remembered of a dead token forgotten. */
  async function call<T>(place: Place, signal: AbortSignal, work: (slack: WebClient, access: Access) => Promise<T>): Promise<T> {
    if (signal.aborted) throw new ChatError({ fault: 'busy', reason: 'stopped before it was sent' });
    try {
      const has = await access(place);
      return await untilAborted(work(client(has), has), signal);
    } catch (error) {
      if (isDeadToken(error)) installations.forget(place);
      throw chatError(error);
    }
  }

  const channelOf = (slack: WebClient, to: Address) =>
    to.to === 'channel' ? Promise.resolve(to.channel.channel) : direct.channelWith(slack, to.account);

  return {
    platform: 'slack',

    show: (to, card, mark, signal) =>
      call(placeOf(to), signal, async (slack) => {
        const drawn = drawable(() => renderMessage(card, words));
        const channel = await channelOf(slack, to);
        const posted = await slack.chat.postMessage({
          channel,
          ...drawn,
          ...quiet,
          metadata: metadataOf(mark),
        });
        return referTo(placeOf(to), posted.channel ?? channel, posted.ts ?? null);
      }),

    async update(ref, card, signal) {
      const { channel, ts, ...place } = readReference(ref);
      if (ts === null) throw new ChatError({ fault: 'final', reason: 'a shared file cannot be drawn over' });
      await call(place, signal, (slack) => slack.chat.update({ channel, ts, ...drawable(() => renderMessage(card, words)) }));
    },

    find: (to, mark, since, signal) =>
      call(placeOf(to), signal, async (slack) => {
        const channel = await channelOf(slack, to);
        const ts = await search(slack, channel, mark, since).catch((error) => {
          if (isUnsearchable(error)) return 'cannot-tell' as const;
          throw error;
        });
        return ts === 'cannot-tell' || ts === 'not-there' ? ts : referTo(placeOf(to), channel, ts);
      }),

    async remove(ref, signal) {
      const { channel, ts, file, ...place } = readReference(ref);
      await call(place, signal, async (slack) => {
        try {
          if (ts !== null) await slack.chat.delete({ channel, ts });
          else if (file) await slack.files.delete({ file });
        } catch (error) {
          if (!GONE.has(codeOf(error) ?? '')) throw error;
        }
      });
    },

    sendFile: (to, file, mark, signal) =>
      call(placeOf(to), signal, async (slack) => {
        const channel = await channelOf(slack, to);
        return referTo(placeOf(to), channel, null, await share(slack, channel, file, mark));
      }),

    async showHome(account, card, signal) {
      await call(account, signal, (slack) => slack.views.publish({ user_id: account.user, view: drawable(() => renderHome(card, words)) }));
    },

    lookUp: (account: AccountRef, signal) =>
      call(account, signal, async (_slack, has) => (await directory.afresh(has, account.user)).profile),
  };
}

const quiet = { unfurl_links: false, unfurl_media: false };
const GONE = new Set(['message_not_found', 'file_not_found', 'file_deleted', 'channel_not_found']);
const NO_HISTORY = new Set(['missing_scope', 'not_in_channel', 'channel_not_found', 'not_allowed_token_type', 'access_denied']);
const LONGEST_WAIT_MS = 60_000;

/** Cairn may not read there, or only so slowly that the answer would come too late. */
function isUnsearchable(error: unknown): boolean {
  const fault = faultOf(error);
  return NO_HISTORY.has(codeOf(error) ?? '') || (fault.fault === 'after' && fault.milliseconds > LONGEST_WAIT_MS);
}

function placeOf(to: Address): Place {
  return to.to === 'person' ? to.account : to.channel;
}

/** The SDK knows no signal: a call given up on may still arrive, which is what `unclear` says. */
async function untilAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  let stop = () => {};
  const aborted = new Promise<never>((_resolve, reject) => {
    stop = () => reject(new ChatError({ fault: 'unclear', reason: 'stopped before Slack answered' }));
    signal.addEventListener('abort', stop, { once: true });
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
