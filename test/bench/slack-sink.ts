import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setImmediate } from 'node:timers/promises';

/** A Slack on loopback that says yes to everything, as quickly as it can. */
export type Sink = {
  url: string;
  /** Resolves at the next message in these direct messages. Asked for before what brings it. */
  hears(channel: string): Promise<void>;
  /** Resolves at the next message there that is drawn anew. Asked for before what brings it. */
  draws(channel: string): Promise<void>;
  idle(): Promise<void>;
  end(): Promise<void>;
};

export async function startSink(): Promise<Sink> {
  let count = 0;
  let open = 0;
  const waiting = new Map<string, () => void>();
  const drawn = new Map<string, () => void>();
  const server = createServer((request, response) => {
    open += 1;
    let body = '';
    request.setEncoding('utf8').on('data', (chunk: string) => {
      body += chunk;
    });
    request.on('end', () => {
      count += 1;
      const args = new URLSearchParams(body);
      const user = args.get('user') ?? args.get('users') ?? 'U0';
      if (request.url?.endsWith('chat.postMessage')) waiting.get(args.get('channel') ?? '')?.();
      if (request.url?.endsWith('chat.update')) drawn.get(args.get('channel') ?? '')?.();
      response.setHeader('content-type', 'application/json');
      response.end(
        JSON.stringify({
          ok: true,
          ts: `1700000000.${String(count).padStart(6, '0')}`,
          team_id: 'T0BENCH',
          user_id: 'U0BOT',
          bot_id: 'B0BOT',
          channel: request.url?.endsWith('conversations.open') ? { id: channelOf(user) } : (args.get('channel') ?? 'D0'),
          user: { id: user, real_name: user, tz: 'Europe/London', locale: 'en-GB', deleted: false },
          messages: [],
          files: [],
          upload_url: `http://${request.headers.host}/upload`,
          file_id: `F${count}`,
        }),
      );
    });
    response.on('close', () => {
      open -= 1;
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/`,
    hears(channel) {
      const { promise, resolve } = Promise.withResolvers<void>();
      waiting.set(channel, resolve);
      return promise;
    },
    draws(channel) {
      const { promise, resolve } = Promise.withResolvers<void>();
      drawn.set(channel, resolve);
      return promise;
    },
    async idle() {
      while (open > 0) await setImmediate();
    },
    async end() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** The direct messages of somebody, as the sink tells them. */
export const channelOf = (user: string) => user.replace(/^U/, 'D');
