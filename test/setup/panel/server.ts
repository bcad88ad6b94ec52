import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import type { AskRequest, PanelState } from '../../../shared/api.ts';
import type { PersonId } from '../../../shared/domain/ids.ts';
import { panelPaths } from '../../../shared/panel-paths.ts';
import type { Instant } from '../../../shared/time.ts';
import { kofi, maya } from '../facts.ts';
import { type PanelPairBehind, stateFor } from './pair.ts';

const TYPES: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml' };
const CSP =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'";
const codes: Record<string, PersonId> = { 'MAYA-2026': maya, 'KOFI-2026': kofi };

/** Speaks the contract for the panel it serves, and does as it is told when it is not to. */
export async function servePanel(folder: string, pairs: PanelPairBehind[], now: () => Instant) {
  const revoked = new Set<string>();
  const streams = new Set<ServerResponse>();
  const answers = new Map<string, unknown>();
  const asked: AskRequest[] = [];
  let trouble: ((path: string) => number | 'hang' | null) | null = null;
  let changeState = (state: PanelState): PanelState => state;

  const server = createServer(async (request, response) => {
    const path = new URL(request.url!, 'http://panel').pathname;
    response.setHeader('access-control-allow-origin', request.headers.origin ?? '*');
    response.setHeader('access-control-allow-headers', 'authorization, content-type');
    if (request.method === 'OPTIONS') return void response.end();
    if (request.method === 'GET') return serveFile(folder, path, response);
    const what = trouble?.(path) ?? null;
    if (what === 'hang') return;
    if (typeof what === 'number') return void response.writeHead(what).end();
    return answer(path, request, response);
  });

  async function answer(path: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = JSON.parse(Buffer.concat(await Array.fromAsync(request)).toString() || '{}');
    const json = (value: unknown) => void response.setHeader('content-type', 'application/json').end(JSON.stringify(value));
    if (path === panelPaths.pair) {
      const who = codes[body.code];
      const name = pairs[0]?.facts().people.find((one) => one.id === who)?.name ?? '';
      if (who) revoked.delete(who);
      // Which Cairn it is, it does not get to say.
      return json(
        who
          ? { token: who, person: who, name, server: 'https://another.example' }
          : { refused: 'This code leads nowhere. Write “panel” to Cairn for a new one.' },
      );
    }
    const who = request.headers.authorization?.replace('Bearer ', '') as PersonId;
    if (!Object.values(codes).includes(who) || revoked.has(who)) return void response.writeHead(401).end();
    if (path === panelPaths.state) return json(changeState(stateFor(pairs, who, now())));
    if (path === panelPaths.live) {
      streams.add(response.writeHead(200, { 'content-type': 'application/x-ndjson' }));
      response.on('close', () => streams.delete(response));
      // What happened between a state and the stream is told as well.
      response.write(said());
      return;
    }
    if (path === panelPaths.leave) {
      revoked.add(who);
      return json({ done: true });
    }
    const { key, intent } = body as AskRequest;
    if (!answers.has(key)) {
      asked.push(body);
      answers.set(
        key,
        pairs[0]!.ask(who, intent, (why) => `it was refused (${why}).`),
      );
    }
    json(answers.get(key));
    tell();
  }

  const said = () => `${JSON.stringify({ version: pairs.map((one) => one.version()).join(' ') })}\n`;
  function tell(): void {
    for (const stream of streams) stream.write(said());
  }

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    port: (server.address() as AddressInfo).port,
    asked,
    tell,
    revoke: (who: PersonId) => {
      revoked.add(who);
      for (const stream of streams) stream.end();
    },
    /** What happens to a request by its path: a status, no answer, or what is usual. */
    trouble: (what: typeof trouble) => {
      trouble = what;
      if (what) for (const stream of streams) stream.destroy();
    },
    shows: (change: typeof changeState) => {
      changeState = change;
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
export type PanelServer = Awaited<ReturnType<typeof servePanel>>;

async function serveFile(folder: string, path: string, response: ServerResponse): Promise<void> {
  const file = path.endsWith('/') ? `${path}index.html` : path;
  const content = await readFile(join(folder, file)).catch(() => null);
  if (!content) return void response.writeHead(404).end();
  response.setHeader('content-type', TYPES[extname(file)] ?? 'application/octet-stream');
  response.setHeader('content-security-policy', CSP);
  response.end(content);
}
