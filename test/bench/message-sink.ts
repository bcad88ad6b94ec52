import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Takes messages on loopback and remembers when each came. */
export type MessageSink = { url: string; arrivals: { mark: string; at: number }[]; end(): Promise<void> };

export async function startMessageSink(): Promise<MessageSink> {
  const arrivals: MessageSink['arrivals'] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (chunk: string) => {
      body += chunk;
    });
    request.on('end', () => {
      arrivals.push({ mark: JSON.parse(body).mark, at: Date.now() });
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ reference: String(arrivals.length) }));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    arrivals,
    async end() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** Both sides say a message the same way. */
export async function postTo(url: string, message: { mark: string; to: string; card: unknown }): Promise<string> {
  const response = await fetch(url, { method: 'POST', body: JSON.stringify(message) });
  if (!response.ok) throw new Error(`the sink answered ${response.status}`);
  return ((await response.json()) as { reference: string }).reference;
}
