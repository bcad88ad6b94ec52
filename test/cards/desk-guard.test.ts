import { once } from 'node:events';
import { type IncomingHttpHeaders, request } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connectDesk } from '../../bot/chat/desk/connect.ts';
import { StartRefused } from '../../bot/start-refused.ts';
import { openDesk, type TestDesk, testCast } from '../setup/desk.ts';
import { engineOf } from '../setup/engines.ts';

const engine = engineOf('sqlite');
let desk: TestDesk;
let token: string;
beforeAll(async () => {
  desk = await openDesk(await engine.openFreshStore());
  token = (JSON.parse((await ask('GET', '/desk/state?people=')).body) as { token: string }).token;
});
afterAll(() => desk.close());

type Reply = { status: number; headers: IncomingHttpHeaders; body: string };
async function ask(method: string, path: string, headers: Record<string, string> = {}, body = ''): Promise<Reply> {
  const host = `localhost:${desk.port}`;
  const sent = request({ host: '127.0.0.1', port: desk.port, method, path, headers: { host, ...headers } });
  sent.end(body);
  const [response] = await once(sent, 'response');
  let text = '';
  for await (const piece of response) text += piece;
  return { status: response.statusCode, headers: response.headers, body: text };
}

const press = JSON.stringify({
  as: 'asha',
  key: '0c2f1c1e-8f43-4b8e-9a43-000000000001',
  message: null,
  from: 'messages',
  ask: { type: 'help' },
});
const own = () => ({ origin: `http://localhost:${desk.port}`, 'x-desk-token': token, 'content-type': 'application/json' });

describe('the desk answers only its own page on this computer', () => {
  test.each([
    ['localhost', (port: number) => `localhost:${port}`],
    ['127.0.0.1', (port: number) => `127.0.0.1:${port}`],
    ['[::1]', (port: number) => `[::1]:${port}`],
  ])('under the name %s it answers', async (_, host) => {
    expect((await ask('GET', '/', { host: host(desk.port) })).status).toBe(200);
  });

  test.each([
    ['a name that was made to point here', (port: number) => `evil.example:${port}`],
    ['a name that only begins like ours', (port: number) => `localhost.evil.example:${port}`],
    ['a name that only ends like ours', (port: number) => `evil-localhost:${port}`],
    ['another port', (port: number) => `localhost:${port + 1}`],
    ['no port', () => 'localhost'],
    ['an address of the network', (port: number) => `192.168.1.20:${port}`],
    ['every address', (port: number) => `0.0.0.0:${port}`],
  ])('under %s it does not', async (_, host) => {
    for (const path of ['/', '/desk/state?people=asha', '/desk/live', '/desk/desk.js']) {
      const { status, body } = await ask('GET', path, { host: host(desk.port) });
      expect(status).toBe(403);
      expect(body).not.toContain(token);
    }
  });

  test('a press of its own page goes through the door', async () => {
    const before = desk.handled.length;
    expect(await ask('POST', '/desk/press', own(), press)).toMatchObject({ status: 200, body: '{}' });
    expect(desk.handled.length).toBe(before + 1);
  });

  test.each<[string, (headers: Record<string, string>) => Record<string, string>]>([
    ['another page', (headers) => ({ ...headers, origin: 'https://evil.example' })],
    ['another port of this computer', (headers) => ({ ...headers, origin: `http://localhost:${desk.port + 1}` })],
    ['a sandboxed frame', (headers) => ({ ...headers, origin: 'null' })],
    ['a page of the same name, but under TLS', (headers) => ({ ...headers, origin: `https://localhost:${desk.port}` })],
    ['nowhere', ({ origin: _, ...headers }) => headers],
    ['a page without the token', ({ 'x-desk-token': _, ...headers }) => headers],
    ['a page with a guessed token', (headers) => ({ ...headers, 'x-desk-token': 'a'.repeat(token.length) })],
    ['a page of before the last start', (headers) => ({ ...headers, 'x-desk-token': `${token}x` })],
  ])('a press from %s changes nothing', async (_, change) => {
    const before = desk.handled.length;
    for (const path of ['/desk/press', '/desk/submit', '/desk/say', '/desk/clock']) {
      expect((await ask('POST', path, change(own()), press)).status).toBe(403);
    }
    expect(desk.handled.length).toBe(before);
  });

  test.each([
    ['not JSON', 'ask me'],
    ['half a JSON', '{"as":'],
    ['a list', '[]'],
    ['nothing', ''],
    ['far too large', JSON.stringify({ text: 'a'.repeat(100_000) })],
  ])('a body that is %s is turned down politely', async (_, body) => {
    const before = desk.handled.length;
    const { status, body: said } = await ask('POST', '/desk/press', own(), body);
    expect([200, 400, 413]).toContain(status);
    expect(JSON.parse(said)).toHaveProperty('why');
    expect(desk.handled.length).toBe(before);
  });

  test.each(['most=-5', 'most=1.5', 'most=1e9', 'most[]=1', 'most=0', 'all=%00', 'people=asha&people=idris', 'people=__proto__'])(
    'a question such as %s is answered like any other',
    async (query) => expect((await ask('GET', `/desk/state?people=asha&${query}`)).status).toBe(200),
  );

  test('no page runs what is written into it, or stands in a frame', async () => {
    const { headers, body } = await ask('GET', '/');
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe');
    expect(body).not.toMatch(/<script>|<style|style="| on\w+="/);
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['cross-origin-resource-policy']).toBe('same-origin');
  });

  test('a file is handed over to be kept, never to be opened as a page', async () => {
    const { chat } = desk.desk;
    const to = { to: 'person' as const, account: { platform: 'desk' as const, enterprise: '', tenant: 'demo', user: 'asha' } };
    const file = { name: '../"meeting".ics', type: 'text/calendar', content: 'BEGIN:VCALENDAR', title: 'Meeting' };
    const { id } = JSON.parse(await chat.sendFile(to, file, 'file-1', new AbortController().signal)) as { id: number };
    const { status, headers, body } = await ask('GET', `/desk/file/${id}`);
    expect([status, body]).toEqual([200, 'BEGIN:VCALENDAR']);
    expect(headers['content-disposition']).toMatch(/^attachment; filename="\\"meeting\\".ics"/);
    const bytes = Uint8Array.of(0x89, 0x50, 0xff, 0x00, 0xc3, 0x28);
    const picture = { name: 'a.png', type: 'image/png', content: bytes, title: 'November' };
    const sent = JSON.parse(await chat.sendFile(to, picture, 'file-2', new AbortController().signal)) as { id: number };
    const got = await fetch(`${desk.url.replace('127.0.0.1', 'localhost')}/desk/file/${sent.id}`);
    expect(got.headers.get('content-type')).toBe('image/png');
    expect(new Uint8Array(await got.arrayBuffer())).toEqual(bytes);
    expect((await ask('GET', '/desk/file/999999')).status).toBe(404);
    expect((await ask('GET', '/desk/file/x')).status).toBe(404);
  });
});

describe('the desk does not open', () => {
  const parts = (more: object) =>
    connectDesk({
      app: { use: () => {} },
      store: desk.store,
      clock: desk.clock,
      door: { handle: async () => ({ answer: 'quiet' }) },
      log: { error: () => {} },
      cast: testCast,
      zone: 'Europe/London',
      folder: '',
      production: false,
      ...more,
    } as never);

  test('in production', async () => {
    await expect(parts({ production: true }).start()).rejects.toBeInstanceOf(StartRefused);
  });

  test('on a database that an organisation uses', async () => {
    const store = await engine.openFreshStore();
    await store.read
      .insertInto('installation')
      .values({ platform: 'slack', enterprise: '', tenant: 'T1', sealed: '', changedAt: desk.clock.now() } as never)
      .execute();
    await expect(parts({ store }).start()).rejects.toThrow(/installed in a workspace/);
  });
});
