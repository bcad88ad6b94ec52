import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { Card } from '../../bot/chat/card.ts';
import { type Chat, ChatError } from '../../bot/chat/port.ts';

/** What a sink is asked, as it comes in and once it is taken. */
export type Moment = 'arriving' | 'taken' | 'looking';

/** A platform behind a socket, which outlives whoever writes to it, and counts. */
export type HttpSink = {
  url: string;
  canFind: boolean;
  /** How often each text was taken. */
  counts: Map<string, number>;
  /** Called with the process that asks, or null where nobody can tell; when it gives back true the answer is never sent. */
  at: (moment: Moment, pid: string | null) => boolean;
  end(): Promise<void>;
};

export async function startHttpSink(): Promise<HttpSink> {
  const marks = new Map<string, string>();
  const answer = async (request: IncomingMessage): Promise<object | null> => {
    const { pid, mark, card } = JSON.parse(await text(request)) as { pid: string; mark: string; card: Card | null };
    if (card === null) {
      if (sink.at('looking', pid)) return null;
      return { found: sink.canFind ? (marks.get(mark) ?? 'not-there') : 'cannot-tell' };
    }
    if (sink.at('arriving', pid)) return null;
    const reference = `ref ${marks.size}`;
    marks.set(mark, reference);
    for (const block of card.blocks) if (block.block === 'say') sink.counts.set(block.text, (sink.counts.get(block.text) ?? 0) + 1);
    return sink.at('taken', pid) ? null : { found: reference };
  };
  const server = createServer(async (request, response) => {
    const said = await answer(request);
    if (said) response.end(JSON.stringify(said));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const sink: HttpSink = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    canFind: true,
    counts: new Map(),
    at: () => false,
    async end() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return sink;
}

/** The chat of the process `pid`, in front of a sink. */
export function httpChat(url: string, pid: string): Chat {
  const ask = async (mark: string, card: unknown, signal: AbortSignal): Promise<string> => {
    try {
      const response = await fetch(url, { method: 'POST', body: JSON.stringify({ pid, mark, card }), signal });
      return ((await response.json()) as { found: string }).found;
    } catch (error) {
      throw new ChatError({ fault: 'unclear', reason: String(error) });
    }
  };
  const nothing = async () => {};
  return {
    platform: 'desk',
    show: (_to, card, mark, signal) => ask(mark, card, signal),
    sendFile: (_to, file, mark, signal) => ask(mark, { blocks: [], file }, signal),
    find: (_to, mark, _since, signal) => ask(mark, null, signal),
    update: nothing,
    remove: nothing,
    showHome: nothing,
    lookUp: async () => ({ name: '', zone: null, language: null, admin: false, active: true }),
  };
}
