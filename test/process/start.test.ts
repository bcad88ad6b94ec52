import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, describe, expect, test } from 'vitest';
import { createLog } from '../../bot/log.ts';
import { loadKey } from '../../bot/store/key.ts';
import { openStore } from '../../bot/store/open.ts';
import { root } from '../house/tree.ts';

const slack = {
  SLACK_BOT_TOKEN: 'xoxb-none',
  SLACK_SIGNING_SECRET: '0123456789abcdef',
  // Nobody answers there: Cairn starts all the same, and waits for Slack.
  SLACK_API_URL: 'http://127.0.0.1:9/api/',
};

const children: ChildProcess[] = [];
const folders: string[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'cairn-start-'));
  folders.push(folder);
  return folder;
}

const asItself = [process.execPath, '--import', join(root, 'test/setup/loaded.ts'), join(root, 'bot/main.ts')];

/** bot/main.ts as `npm start` runs it, with nothing of this process's environment. */
function start(environment: Record<string, string>, [program = process.execPath, ...parameters] = asItself) {
  const child = spawn(program, parameters, {
    cwd: root,
    env: { PATH: process.env.PATH, NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE, PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  children.push(child);
  let said = '';
  for (const stream of [child.stdout!, child.stderr!]) stream.setEncoding('utf8').on('data', (text: string) => (said += text));
  const ended = once(child, 'close').then(([code, signal]) => ({ code: code as number | null, signal: signal as string | null, said }));
  return {
    child,
    ended,
    /** Resolves once it has said this, with what the pattern caught. */
    async says(pattern: RegExp): Promise<string> {
      for (;;) {
        const found = pattern.exec(said);
        if (found) return found[1] ?? found[0];
        const more = once(child.stdout!, 'data').then(() => null);
        const end = await Promise.race([more, ended]);
        if (end && !pattern.test(said)) throw new Error(`it ended with ${end.code ?? end.signal} and said:\n${said}`);
      }
    },
    async loaded(): Promise<string[]> {
      child.send('loaded');
      const [{ loaded }] = (await once(child, 'message')) as [{ loaded: string[] }];
      return loaded;
    },
  };
}

const ofSlack = (urls: string[]) => urls.filter((url) => /node_modules\/@slack\/|bot\/chat\/slack\//.test(url));
const ofDesk = (urls: string[]) => urls.filter((url) => url.includes('bot/chat/desk/'));

describe('Cairn', () => {
  test('opens its desk on this computer when no chat is connected, and loads nothing of Slack’s', async () => {
    const cairn = start({ CAIRN_DATA: newFolder() });
    const address = await cairn.says(/http:\/\/localhost:\d+/);
    const health = await fetch(`${address.replace('localhost', '127.0.0.1')}/healthz`);
    expect([health.status, await health.text()]).toEqual([200, 'ready']);
    const loaded = await cairn.loaded();
    expect(ofSlack(loaded)).toEqual([]);
    expect(ofDesk(loaded)).not.toEqual([]);
  });

  test('connects Slack when it is told to, loads nothing of the desk’s, and starts while Slack is down', async () => {
    const port = '0';
    const cairn = start({ CAIRN_DATA: newFolder(), ...slack, PORT: port, LOG_LEVEL: 'info' });
    await cairn.says(/planned again/);
    const loaded = await cairn.loaded();
    expect(ofDesk(loaded)).toEqual([]);
    expect(ofSlack(loaded)).not.toEqual([]);
  });

  test.each([
    ['the desk', {}],
    ['Slack', slack],
  ])('stops cleanly when it is asked to, with %s', async (_, environment) => {
    const cairn = start({ CAIRN_DATA: newFolder(), LOG_LEVEL: 'info', ...environment });
    await cairn.says(/planned again/);
    const begun = performance.now();
    cairn.child.kill('SIGTERM');
    expect(await cairn.ended).toMatchObject({ code: 0, signal: null });
    expect(performance.now() - begun).toBeLessThan(10_000);
  });

  test('stops when npm is asked to stop, which only tells the shell in between', async () => {
    const npm = start({ CAIRN_DATA: newFolder(), npm_lifecycle_event: 'start' }, ['sh', '-c', `'${process.execPath}' bot/main.ts; true`]);
    await npm.says(/planned again/);
    npm.child.kill('SIGTERM');
    // Closed once nobody holds its output any more, Cairn itself included.
    expect(await npm.ended).toMatchObject({ signal: 'SIGTERM' });
  });

  test('says in one sentence why it does not start', async () => {
    const wrong = await start({ CAIRN_DATA: newFolder(), PORT: 'eighty' }).ended;
    expect(wrong).toMatchObject({ code: 1, said: 'Cairn did not start. PORT has to be a whole number from 0 to 65535.\n' });
    const desk = await start({ CAIRN_DATA: newFolder(), NODE_ENV: 'production' }).ended;
    expect(desk.code).toBe(1);
    expect(desk.said).toMatch(/^Cairn did not start\. [^\n]+\n$/m);
  });

  test('ends when it cannot listen, also while it is still trying to reach Slack', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const second = await start({ CAIRN_DATA: newFolder(), ...slack, PORT: String(port) }).ended;
    expect(second.code).toBe(1);
    expect(second.said).toContain(`PORT ${port} is in use`);
    other.close();
  });

  test('does not share its folder with a second one', async () => {
    const folder = newFolder();
    const first = start({ CAIRN_DATA: folder, ...slack });
    await first.says(/planned again/);
    const second = await start({ CAIRN_DATA: folder, ...slack }).ended;
    expect(second.code).toBe(1);
    expect(second.said).toContain('Another Cairn is already running');
    first.child.send('loaded');
    expect(await once(first.child, 'message')).toHaveLength(2);
  });

  test('is copied whole while it runs, and the copy opens with its key', async () => {
    const [folder, other] = [newFolder(), newFolder()];
    const first = start({ CAIRN_DATA: folder, ...slack });
    await first.says(/planned again/);
    const file = new Database(join(folder, 'cairn.sqlite'));
    file.exec(`vacuum into '${join(other, 'cairn.sqlite')}'`);
    file.close();
    copyFileSync(join(folder, 'cairn.key'), join(other, 'cairn.key'));
    const store = await openStore({ databaseUrl: null, dataFolder: other, log: createLog('silent') });
    expect((await loadKey({ keyText: null, dataFolder: other, store })).open).toBeTypeOf('function');
    await store.close();
  });
});
