import { request } from 'node:http';
import { Writable } from 'node:stream';
import { afterEach, expect, test } from 'vitest';
import { createLog } from '../../bot/log.ts';
import { type Listening, listen } from '../../bot/web/listen.ts';
import { createWeb, type WebParts } from '../../bot/web/server.ts';

const secret = 's'.repeat(43);
const unknown = 'u'.repeat(43);
const downloads = { isOffered: async () => false, take: async () => null };
let running: Listening[] = [];
let logged = '';

afterEach(async () => {
  for (const one of running) await one.close(0);
  running = [];
  logged = '';
});

async function start(parts: Partial<WebParts> = {}): Promise<string> {
  const to = new Writable({
    write(chunk, _, done) {
      logged += chunk;
      done();
    },
  });
  const feed = async (asked: string) => (asked === secret ? 'BEGIN:VCALENDAR' : null);
  const listening = await listen(
    createWeb({ log: createLog('info', to), health: async () => true, feed, downloads, ...parts }),
    0,
    '127.0.0.1',
  );
  running.push(listening);
  return `http://127.0.0.1:${listening.port}`;
}

test('Cairn says that it is ready, and says so when it is not', async () => {
  expect((await fetch(`${await start()}/healthz`)).status).toBe(200);
  expect((await fetch(`${await start({ health: async () => false })}/healthz`)).status).toBe(503);
  const broken = await fetch(`${await start({ health: async () => Promise.reject(new Error('database gone')) })}/healthz`);
  expect([broken.status, await broken.text()]).toEqual([503, 'not ready']);
});

test('a calendar opens with its secret and is kept by nobody in between', async () => {
  const answer = await fetch(`${await start()}/calendar/${secret}.ics`);
  expect([answer.status, await answer.text()]).toEqual([200, 'BEGIN:VCALENDAR']);
  expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
  expect(answer.headers.get('cache-control')).toMatch(/^private/);
});

test('an unknown secret, a revoked one and an address that never was look the same', async () => {
  const base = await start();
  const answers = await Promise.all([`/calendar/${unknown}.ics`, '/calendar/short.ics', '/nowhere'].map((path) => fetch(base + path)));
  expect(answers.map((one) => one.status)).toEqual([404, 404, 404]);
  expect(new Set(await Promise.all(answers.map((one) => one.text())))).toEqual(new Set(['There is nothing at this address.']));
});

test('guessing at calendars is slowed down, and forgotten after a minute', async () => {
  let now = 0;
  const base = await start({ elapsed: () => now });
  const ask = async () => (await fetch(`${base}/calendar/${unknown}.ics`)).status;
  const first = await Promise.all(Array.from({ length: 61 }, ask));
  expect(first.filter((status) => status === 429)).toHaveLength(1);
  const refused = await fetch(`${base}/calendar/${secret}.ics`);
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '60']);
  now = 60_000;
  expect((await fetch(`${base}/calendar/${secret}.ics`)).status).toBe(200);
});

test('behind a proxy on the same computer each address is counted by itself', async () => {
  const base = await start({ elapsed: () => 0 });
  const ask = async (from: string) => (await fetch(`${base}/calendar/${unknown}.ics`, { headers: { 'x-forwarded-for': from } })).status;
  for (let times = 0; times < 60; times++) await ask('203.0.113.1');
  expect([await ask('203.0.113.1'), await ask('203.0.113.2')]).toEqual([429, 404]);
});

test('what a web server says that nobody named is not believed, and that there is one is said once', async () => {
  const base = await start({ elapsed: () => 0, proxies: ['192.0.2.1'] });
  const ask = async (nth: number) =>
    (await fetch(`${base}/calendar/${unknown}.ics`, { headers: { 'x-forwarded-for': `203.0.113.${nth}` } })).status;
  const all = await Promise.all(Array.from({ length: 61 }, (_, nth) => ask(nth)));
  expect(all.filter((status) => status === 429)).toHaveLength(1);
  expect(logged.match(/CAIRN_PROXIES/g)).toHaveLength(1);
});

test('what goes wrong is noted without the secret, and the page tells nothing of it', async () => {
  const base = await start({ feed: async () => Promise.reject(new Error('disk full')) });
  const answer = await fetch(`${base}/calendar/${secret}.ics`);
  expect(answer.status).toBe(500);
  expect(await answer.text()).not.toMatch(/disk|Error|node_modules|sss/);
  expect(logged).toContain('disk full');
  expect(logged).not.toContain(secret);
});

test('an address that cannot be read is the asker’s mistake', async () => {
  const base = await start();
  const answer = await fetch(`${base}/calendar/%E0.ics`);
  expect([answer.status, logged]).toEqual([400, '']);
});

test('no page says what it is made with, may be framed, or runs anything', async () => {
  const answer = await fetch(`${await start()}/nowhere`);
  expect(answer.headers.get('x-powered-by')).toBeNull();
  expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(answer.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
});

test('what a platform mounts gets its bodies unread, as its signature check needs them', async () => {
  const base = await start({
    mount: (app) =>
      app.post('/slack/events', async (incoming, response) => {
        let body = '';
        for await (const chunk of incoming) body += chunk;
        response.send(`raw: ${body}`);
      }),
  });
  const answer = await fetch(`${base}/slack/events`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"a":1}' });
  expect(await answer.text()).toBe('raw: {"a":1}');
});

test('stopping lets a request under way finish, and cuts off one that does not in time', async () => {
  const waiting: (() => void)[] = [];
  const base = await start({ mount: (app) => app.get('/slow', (_, response) => void waiting.push(() => response.send('done'))) });
  const asking = fetch(`${base}/slow`).then((one) => one.text());
  while (waiting.length < 1) await new Promise(setImmediate);
  const [server] = running.splice(0);
  const closed = server!.close(60_000);
  waiting[0]!();
  expect(await asking).toBe('done');
  await closed;

  const other = await start({ mount: (app) => app.get('/stuck', () => void waiting.push(() => {})) });
  const cut = new Promise<string>((resolve) =>
    request(`${other}/stuck`)
      .on('error', (error) => resolve(error.message))
      .end(),
  );
  while (waiting.length < 2) await new Promise(setImmediate);
  await running.splice(0)[0]!.close(10);
  expect(await cut).toBe('socket hang up');
});

test('a port in use is said in a sentence', async () => {
  const base = await start();
  await expect(
    listen(
      createWeb({ log: createLog('silent'), health: async () => true, feed: async () => null, downloads }),
      Number(new URL(base).port),
      '127.0.0.1',
    ),
  ).rejects.toThrow(/^PORT \d+ is in use by another program/);
});
