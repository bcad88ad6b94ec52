import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { asksAt, framedBy } from '../../bot/chat/teams/frames.ts';
import { createLog } from '../../bot/log.ts';
import { mountPages, type PageParts } from '../../bot/panel/pages.ts';
import { createWeb } from '../../bot/web/server.ts';

const built = {
  'index.html': '<p>panel',
  'tab.html': '<p>tab',
  'configure.html': '<p>configure',
  'index-Ab12.js': 'export {}',
  'assets/index-Cd34.css': 'p { margin: 0 }',
  'assets/mark-Ef56.svg': '<svg',
  'notes.txt': 'not for anybody',
};

async function serve(tabs: PageParts['tabs'], files: Record<string, string> = built) {
  const above = mkdtempSync(join(tmpdir(), 'cairn-pages-'));
  const folder = join(above, 'web');
  mkdirSync(join(folder, 'assets'), { recursive: true });
  writeFileSync(join(above, 'secret.js'), 'secret');
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  let isBuilt = false;
  const web = createWeb({
    log: createLog('silent'),
    health: async () => true,
    feed: async () => null,
    downloads: { isOffered: async () => false, take: async () => null },
    mount: (app) => {
      isBuilt = mountPages(app, { folder, tabs }).isBuilt;
    },
  });
  const server = web.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
    rmSync(above, { recursive: true, force: true });
  });
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { isBuilt, get: (path: string, more: RequestInit = {}) => fetch(base + path, { redirect: 'manual', ...more }) };
}

const policyOf = (answer: Response) => answer.headers.get('content-security-policy')!.split('; ');

test('the panel is a page that nobody frames, and with Teams a tab that Teams alone frames', async () => {
  const { get, isBuilt } = await serve({ framedBy, asksAt });
  const page = await get('/panel/');
  expect([page.status, await page.text(), page.headers.get('content-type')]).toEqual([200, '<p>panel', 'text/html; charset=utf-8']);
  expect([page.headers.get('cache-control'), page.headers.get('cross-origin-opener-policy')]).toEqual(['no-store', 'same-origin']);
  expect(policyOf(page)).toEqual([
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ]);
  for (const [path, text] of [
    ['/panel/tab', '<p>tab'],
    ['/panel/configure', '<p>configure'],
  ] as const) {
    const tab = await get(path);
    expect([await tab.text(), tab.headers.get('cache-control')]).toEqual([text, 'no-store']);
    expect(policyOf(tab)).toContain("connect-src 'self' https://res.cdn.office.net");
    expect(policyOf(tab).at(-1)).toBe(
      "frame-ancestors 'self' https://teams.microsoft.com https://*.teams.microsoft.com https://*.cloud.microsoft https://*.microsoft365.com https://*.office.com https://outlook.office.com https://outlook.office365.com",
    );
    expect([tab.headers.get('x-frame-options'), tab.headers.get('set-cookie')]).toEqual([null, null]);
  }
  const alone = await serve(null);
  const statuses = ['/panel/', '/panel/tab', '/panel/configure', '/panel/tab.html'].map(async (path) => (await alone.get(path)).status);
  expect(await Promise.all(statuses)).toEqual([200, 404, 404, 404]);
  expect(isBuilt).toBe(true);
});

test('what a page loads is kept for ever, comes small, and is all there is', async () => {
  const { get } = await serve({ framedBy, asksAt });
  const script = await get('/panel/index-Ab12.js?again');
  expect([await script.text(), script.headers.get('content-encoding')]).toEqual(['export {}', 'gzip']);
  expect(script.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  const whole = await get('/panel/assets/index-Cd34.css', { headers: { 'accept-encoding': 'identity' } });
  expect([await whole.text(), whole.headers.get('content-type')]).toEqual(['p { margin: 0 }', 'text/css; charset=utf-8']);
  expect((await get('/panel/assets/mark-Ef56.svg')).headers.get('content-type')).toBe('image/svg+xml');
  expect((await get('/panel/', { method: 'HEAD' })).status).toBe(200);
  const short = await get('/panel');
  expect([short.status, short.headers.get('location')]).toEqual([308, './panel/']);
  const nothing = [
    'notes.txt',
    'index.html',
    'assets',
    'assets/',
    '%2e%2e/secret.js',
    '..%2fsecret.js',
    'assets/..%2f..%2fsecret.js',
    'INDEX-AB12.js',
  ];
  for (const path of nothing) expect([path, (await get(`/panel/${path}`)).status]).toEqual([path, 404]);
  expect((await get('/panel/', { method: 'POST' })).status).toBe(404);
});

test('where nothing was built there is no page', async () => {
  const { get, isBuilt } = await serve({ framedBy, asksAt }, {});
  expect([isBuilt, (await get('/panel/')).status]).toEqual([false, 404]);
});
