import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { createLog } from '../../bot/log.ts';
import { mountPanel } from '../../bot/panel/mount.ts';
import type { PanelLimits, PanelParts } from '../../bot/panel/parts.ts';
import { createWeb } from '../../bot/web/server.ts';
import type { Asked, Live, Paired, PanelState } from '../../shared/api.ts';
import type { Ask } from '../../shared/intent.ts';
import { panelPaths } from '../../shared/panel-paths.ts';
import { type DoorOf, textOf } from '../features/door.ts';

export const chrome = `chrome-extension://${'abcdefghijklmnop'.repeat(2)}`;
/** Cairn's own pages. */
export const cairn = 'https://cairn.example';
export const firefox = 'moz-extension://0f9a1b2c-3d4e-5f60-8a9b-0c1d2e3f4a5b';
type Path = keyof typeof panelPaths;
type Sent = { origin?: string | null; token?: string | null; method?: string; from?: string };

/** The panel's routes over a real port, with everything they log; the same port again for one that was away. */
export async function openPanel(
  door: DoorOf,
  limits: Partial<PanelLimits> = {},
  origins: readonly string[] = [chrome],
  { port = 0, vouched = async () => null }: { port?: number; vouched?: PanelParts['vouched'] } = {},
) {
  const lines: string[] = [];
  const log = createLog('trace', { write: (line) => void lines.push(line) });
  let elapsed = 0;
  let wakes = 0;
  let routes!: ReturnType<typeof mountPanel>;
  const web = createWeb({
    log,
    health: async () => true,
    feed: async () => null,
    downloads: { isOffered: async () => false, take: async () => null },
    mount: (app) => {
      const { store, seal, clock, app: behind } = door;
      const given = { store, seal, clock, log, door: behind, url: () => cairn, origins, vouched, limits };
      routes = mountPanel(app, { ...given, elapsed: () => elapsed, wake: () => void wakes++ });
    },
  });
  const server = web.listen(port, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const close = async () => {
    routes.hangUp();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  onTestFinished(close);
  return {
    ...panelAt(base),
    base,
    server,
    door,
    lines,
    close,
    hangUp: () => routes.hangUp(),
    wakes: () => wakes,
    wait: (ms: number) => (elapsed += ms),
  };
}
export type PanelOf = Awaited<ReturnType<typeof openPanel>>;

/** Whoever asks over HTTP. */
export function panelAt(base: string) {
  async function send(path: Path, body: unknown, { origin = chrome, token = null, method = 'POST', from }: Sent = {}): Promise<Response> {
    const headers: Record<string, string> = { 'content-type': 'application/json' };
    if (origin !== null) headers.origin = origin;
    if (token !== null) headers.authorization = `Bearer ${token}`;
    if (from !== undefined) headers['x-forwarded-for'] = from;
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    return fetch(base + panelPaths[path], { method, headers, ...(method === 'POST' ? { body: text } : {}) });
  }
  return {
    send,
    async pair(code: string, device = 'Chrome on Windows', sent: Sent = {}): Promise<Paired> {
      return (await (await send('pair', { code, device }, sent)).json()) as Paired;
    },
    async state(token: string, call: string | null = null, sent: Sent = {}): Promise<PanelState> {
      return (await (await send('state', { call }, { token, ...sent })).json()) as PanelState;
    },
    async ask(token: string, intent: Ask, key: string = crypto.randomUUID()): Promise<Asked> {
      return (await (await send('ask', { key, intent }, { token })).json()) as Asked;
    },
    /** Lines of the stream as they come; empty ones are breaths. */
    async live(token: string, origin = chrome) {
      const stop = new AbortController();
      onTestFinished(() => stop.abort());
      const headers = { origin, authorization: `Bearer ${token}` };
      const answer = await fetch(base + panelPaths.live, { method: 'POST', headers, signal: stop.signal });
      // Read from now on: a body that nobody has begun to read ends when its answer is cleared away.
      const lines = linesOf(answer.body!.pipeThrough(new TextDecoderStream()));
      return {
        status: answer.status,
        stop: () => stop.abort(),
        /** null once it has ended. */
        line: async (): Promise<string | null> => (await lines.next()).value ?? null,
        async news(): Promise<Live | null> {
          for (;;) {
            const { value } = await lines.next();
            if (value === undefined) return null;
            if (value !== '') return JSON.parse(value) as Live;
          }
        },
      };
    },
  };
}

async function* linesOf(text: ReadableStream<string>): AsyncGenerator<string, undefined> {
  let rest = '';
  for await (const chunk of text as unknown as AsyncIterable<string>) {
    const parts = (rest + chunk).split('\n');
    rest = parts.pop()!;
    yield* parts;
  }
  return undefined;
}

/** A code as its window shows it. */
export async function codeFor(door: DoorOf, user: string): Promise<string> {
  return /\b[A-Z0-9]{4}-[A-Z0-9]{4}\b/.exec(textOf(await door.card(user, { type: 'device.open' })))![0];
}

/** A panel that somebody paired; its token. */
export async function pairedAs(panel: PanelOf, user: string, device?: string): Promise<string> {
  const paired = await panel.pair(await codeFor(panel.door, user), device);
  if ('refused' in paired) throw new Error(paired.refused);
  return paired.token;
}
