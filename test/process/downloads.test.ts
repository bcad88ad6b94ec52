import { request } from 'node:http';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { keepHouse } from '../../bot/housekeeping.ts';
import { createLog } from '../../bot/log.ts';
import { hashOf } from '../../bot/store/secret.ts';
import type { Store } from '../../bot/store/store.ts';
import { kofisLog, logFile, openDownloads } from '../setup/downloads.ts';
import { onBothEngines } from '../setup/engines.ts';

const GONE = 'ask for it again in the chat';

onBothEngines((engine) => {
  let store: Store;
  let cairn: Awaited<ReturnType<typeof openDownloads>>;
  beforeEach(async () => {
    store = await engine.openFreshStore();
    cairn = await openDownloads(store);
  });
  afterEach(() => cairn.close());
  const ask = (path: string, init?: RequestInit) => fetch(cairn.url + path, init);
  const fetched = async (path: string) => {
    const answer = await ask(path, { method: 'POST' });
    return { status: answer.status, text: await answer.text(), headers: answer.headers };
  };

  test('somebody opens the link, presses the button, and has the file', async () => {
    const path = await cairn.offer();
    const page = await ask(path);
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(await page.text()).toContain('<form method="post"><button>Fetch the file</button></form>');
    const { status, text, headers } = await fetched(path);
    expect([status, text]).toEqual([200, '%PDF a log']);
    expect(cairn.handed).toEqual([kofisLog]);
    expect(headers.get('content-type')).toBe('application/pdf');
    expect(headers.get('content-disposition')).toMatch(/^attachment; .*; filename\*=UTF-8''Cofnod%20Si%C3%A2n%20%C5%B4yn\.pdf$/);
  });

  test('neither the page nor the file is kept by anybody on the way, nor says where it was', async () => {
    const path = await cairn.offer();
    for (const answer of [await ask(path), await ask(path, { method: 'POST' }), await ask(path)]) {
      expect(Object.fromEntries(answer.headers)).toMatchObject({
        'cache-control': 'no-store',
        'referrer-policy': 'no-referrer',
        'x-content-type-options': 'nosniff',
        'x-robots-tag': 'noindex',
      });
      expect(answer.headers.get('content-security-policy')).toMatch(/default-src 'none'.*form-action 'self'.*frame-ancestors 'none'/);
    }
  });

  test('whatever looks at the link before its reader does uses nothing up', async () => {
    const path = await cairn.offer();
    for (const method of ['GET', 'HEAD', 'OPTIONS', 'PUT', 'DELETE', 'PATCH']) await ask(path, { method });
    await ask(`${path}/`);
    await ask(`${path}?preview=1`);
    expect(cairn.handed).toEqual([]);
    expect((await fetched(path)).status).toBe(200);
  });

  test('a link that was used hands over nothing more, and says what to do', async () => {
    const path = await cairn.offer();
    await fetched(path);
    for (const method of ['GET', 'POST']) {
      const answer = await ask(path, { method });
      expect([answer.status, await answer.text()]).toEqual([404, expect.stringContaining(GONE)]);
    }
    expect(cairn.handed).toHaveLength(1);
  });

  test('of many who press at the same moment, one has the file', async () => {
    const path = await cairn.offer();
    const answers = await Promise.all(Array.from({ length: 12 }, () => fetched(path)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array(11).fill(404)]);
    expect(cairn.handed).toHaveLength(1);
  });

  test.each([
    ['2026-11-26T09:39:59.999Z', 200],
    ['2026-11-26T09:40:00.000Z', 404],
    ['2026-11-26T09:40:00.001Z', 404],
  ])('a link of 09:30 opened at %s is answered with %i', async (now, status) => {
    const path = await cairn.offer();
    cairn.clock.set(now);
    expect((await ask(path)).status).toBe(status);
    expect((await fetched(path)).status).toBe(status);
  });

  test('who may no longer have it is told the same as everybody else', async () => {
    const strict = await openDownloads(await engine.openFreshStore(), async () => null);
    const refused = await fetch(strict.url + (await strict.offer()), { method: 'POST' });
    expect([refused.status, await refused.text()]).toEqual([404, (await fetched(`/take/${'u'.repeat(43)}`)).text]);
    await strict.close();
  });

  test('a file that cannot be made is said so, and noted without the link or what was in it', async () => {
    const broken = await openDownloads(await engine.openFreshStore(), async () => Promise.reject(new Error('no font')));
    const path = await broken.offer();
    const answer = await fetch(broken.url + path, { method: 'POST' });
    expect([answer.status, await answer.text()]).toEqual([500, expect.stringContaining('could not be made')]);
    expect(broken.logged()).toContain('no font');
    expect(broken.logged()).not.toContain(path.slice(6));
    expect((await fetch(broken.url + path)).status).toBe(404);
    await broken.close();
  });

  test('a link is in no log line, and in the database only as what it is known by', async () => {
    const path = await cairn.offer();
    await fetched(path);
    await ask(path, { method: 'PUT' });
    const token = path.slice('/take/'.length);
    expect(cairn.logged()).not.toContain(token);
    const rows = await store.read.selectFrom('download').selectAll().execute();
    expect(rows).toEqual([{ hash: hashOf(token), ...kofisLog, expiresAt: '2026-11-26T09:40:00.000Z', used: 1 }]);
  });

  test('what has expired is forgotten, used or not, and nothing else', async () => {
    await fetched(await cairn.offer());
    cairn.clock.set('2026-11-26T09:35:00.000Z');
    const path = await cairn.offer();
    cairn.clock.set('2026-11-26T09:40:00.000Z');
    await keepHouse(store, cairn.clock, createLog('silent'))();
    expect((await store.read.selectFrom('download').selectAll().execute()).map(({ hash }) => hash)).toEqual([hashOf(path.slice(6))]);
  });

  describe('a request that is no button pressed', () => {
    const token = 'a'.repeat(43);

    test.each([
      ['POST', `/take/${token}`, 404],
      ['POST', '/take/', 404],
      ['POST', '/take', 404],
      ['POST', '/take/short', 404],
      ['POST', `/take/${token}a`, 404],
      ['POST', `/take/${token.slice(1)}%00`, 404],
      ['POST', `/take/${token.slice(1)}%27`, 404],
      ['POST', `/take/${token}/../${token}`, 404],
      ['POST', `/take/..%2f${token}`, 404],
      ['POST', `/take/%2e%2e/healthz`, 404],
      ['POST', `//take/${token}`, 404],
      ['POST', '/take/%E0', 400],
      ['POST', `/take/${'a'.repeat(500)}`, 404],
      ['GET', `/take/${token}`, 404],
      ['HEAD', `/take/${token}`, 404],
      ['PUT', `/take/${token}`, 405],
      ['DELETE', `/take/${token}`, 405],
      ['PATCH', `/take/${token}`, 405],
      ['PROPFIND', `/take/${token}`, 405],
      ['TRACE', `/take/${token}`, 405],
    ])('%s %s is answered with %i and no file', async (method, path, status) => {
      await cairn.offer();
      // As it stands: fetch tidies paths before it sends them.
      expect(await statusOf(cairn.port, method, path)).toBe(status);
      expect(cairn.handed).toEqual([]);
    });

    test('asks for no part of a file: it is handed over whole', async () => {
      const path = await cairn.offer();
      const answer = await ask(path, { method: 'POST', headers: { Range: 'bytes=0-3', 'If-None-Match': '*' }, body: 'x=1' });
      expect([answer.status, Buffer.from(await answer.arrayBuffer()).equals(logFile.content)]).toEqual([200, true]);
    });

    test('and comes too often is slowed down, however it guesses', async () => {
      const path = await cairn.offer();
      for (let time = 0; time < 60; time += 1) await ask(`/take/${String(time).padStart(43, 'a')}`, { method: time % 2 ? 'GET' : 'POST' });
      const late = await ask(path, { method: 'POST' });
      expect([late.status, late.headers.get('retry-after')]).toEqual([429, '60']);
      cairn.aMinuteLater();
      expect((await fetched(path)).status).toBe(200);
    });
  });
});

function statusOf(port: number, method: string, path: string): Promise<number> {
  return new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port, method, path }, (answer) => {
      answer.resume();
      resolve(answer.statusCode!);
    })
      .on('error', reject)
      .end();
  });
}
