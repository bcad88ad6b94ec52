import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, CDPSession, Page } from 'playwright-core';
import { actionDone, actionUndone } from '../../shared/domain/plan.ts';
import { type Instant, plus } from '../../shared/time.ts';
import { launchChromium } from '../setup/chromium.ts';
import { kofi, maya } from '../setup/facts.ts';
import { newId } from '../setup/logs.ts';
import { buildPanel } from '../setup/panel/build.ts';
import { panelPair } from '../setup/panel/pair.ts';
import { duringCall, sceneFacts } from '../setup/panel/scene.ts';
import { servePanel } from '../setup/panel/server.ts';
import { type Entry, entry, median } from './entry.ts';

const RUNS = 15;
const SLOWDOWN = 4;
const TICK_MS = 30_000;
/** Of a two-hour call, each half minute; and how many such calls, of which the first are also the first of their kind in this page. */
const TICKS = 240;
const CALLS = 6;
const KB = 1000;

/** The panel's page in a real Chromium: how soon it can be used, beside an empty page of the same size, and what a long call leaves in memory. */
export async function panelPage(): Promise<Entry[]> {
  const folder = await mkdtemp(join(tmpdir(), 'cairn-bench-'));
  const browser = await launchChromium();
  try {
    const built = await buildPanel('web', join(folder, 'panel'));
    const [empty, still] = [join(folder, 'empty'), join(folder, 'still')];
    await emptied(built, empty, '');
    await emptied(built, still, await drawn(browser, built));
    const times = { panel: [] as number[], empty: [] as number[], still: [] as number[] };
    for (let run = 0; run <= RUNS; run += 1) {
      const took = {
        panel: await interactive(browser, built),
        still: await interactive(browser, still),
        empty: await interactive(browser, empty, true),
      };
      if (run === 0) continue; // files not yet in memory
      for (const which of ['panel', 'still', 'empty'] as const) times[which].push(took[which]);
    }
    const value = median(times.panel);
    const heap = await heapOverCalls(browser, built);
    return [
      entry('panel interactive, CPU slowed 4 times', 'ms', value, { floor: median(times.empty), limit: 1.2 }),
      entry('the same beside what it shows, standing still', 'ms', value, { floor: median(times.still) }),
      entry('panel’s heap after six calls of two hours', 'kB', heap.at(-1)! / KB, { floor: heap[1]! / KB, limit: 1.1 }),
    ];
  } finally {
    await browser.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** The page with as many bytes of script that do nothing but stand there, and with that in place of what its script would draw. */
async function emptied(built: string, folder: string, content: string): Promise<void> {
  await cp(built, folder, { recursive: true });
  const [script] = (await readdir(folder)).filter((one) => one.endsWith('.js'));
  const path = join(folder, script!);
  const { length } = await readFile(path);
  await writeFile(path, `const nothing=${JSON.stringify('x'.repeat(length - 18))};`);
  const page = join(folder, 'index.html');
  await writeFile(page, (await readFile(page, 'utf8')).replace('<div id="panel"></div>', `<div id="panel">${content}</div>`));
}

/** What the panel shows first. */
async function drawn(browser: Browser, folder: string): Promise<string> {
  const server = await servePanel(folder, [panelPair(sceneFacts(), () => duringCall)], () => duringCall);
  const page = await browser.newPage();
  try {
    await page.goto(`${server.url}/`);
    await page.locator('form button').waitFor();
    return await page.evaluate(() => document.getElementById('panel')!.innerHTML);
  } finally {
    await page.close();
    await server.close();
  }
}

async function slowed(page: Page): Promise<CDPSession> {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });
  return session;
}

/** Milliseconds from the navigation until what is there is drawn and the page has nothing left to do; nobody is paired yet. */
async function interactive(browser: Browser, folder: string, isEmpty = false): Promise<number> {
  const server = await servePanel(folder, [panelPair(sceneFacts(), () => duringCall)], () => duringCall);
  const context = await browser.newContext({ viewport: { width: 400, height: 800 } });
  try {
    const page = await context.newPage();
    await slowed(page);
    await page.goto(`${server.url}/`, { waitUntil: 'load' });
    return await page.evaluate(async (isEmpty) => {
      const isDrawn = () => isEmpty || document.querySelector('form button') !== null;
      for (;;) {
        await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
        if (isDrawn()) return performance.now();
      }
    }, isEmpty);
  } finally {
    await context.close();
    await server.close();
  }
}

/** Bytes of the heap after each of some calls: something new and half a minute, again and again. */
async function heapOverCalls(browser: Browser, folder: string): Promise<number[]> {
  let now: Instant = duringCall;
  const pair = panelPair(sceneFacts(), () => now);
  pair.beginLog(maya, 'mtg_today');
  const server = await servePanel(folder, [pair], () => now);
  const context = await browser.newContext({ viewport: { width: 400, height: 800 } });
  try {
    const pairing = JSON.stringify({ server: server.url, token: maya, name: 'Maya Lind' });
    await context.addInitScript((kept) => localStorage.setItem('cairn.pairing', kept), pairing);
    const page = await context.newPage();
    await page.clock.install();
    await page.goto(`${server.url}/`);
    const ticked = page.getByRole('checkbox', { name: /Send the agenda/ });
    await ticked.waitFor();
    const session = await context.newCDPSession(page);
    const heaps: number[] = [];
    for (let call = 0; call < CALLS; call += 1) {
      for (let tick = 0; tick < TICKS; tick += 1) {
        const act = tick % 2 === 0 ? actionDone : actionUndone;
        pair.meanwhile((facts) => act(facts, 'act_agenda', { who: kofi, now, change: newId('plc') }));
        const fetched = page.waitForResponse('**/state');
        server.tell();
        await fetched;
        await page.clock.runFor(TICK_MS);
        // Within the call: what is beside the panel stays beside it.
        now = plus(duringCall, { seconds: tick });
      }
      await session.send('HeapProfiler.collectGarbage');
      const { usedSize } = await session.send('Runtime.getHeapUsage');
      heaps.push(usedSize);
    }
    return heaps;
  } finally {
    await context.close();
    await server.close();
  }
}
