import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import type { PersonId } from '../../../shared/domain/ids.ts';
import type { Facts } from '../../../shared/facts.ts';
import type { Instant } from '../../../shared/time.ts';
import { launchChromium, launchTimeout } from '../chromium.ts';
import { maya } from '../facts.ts';
import { buildPanel } from './build.ts';
import { type PanelPairBehind, panelPair } from './pair.ts';
import { type PanelServer, servePanel } from './server.ts';

export type PanelBehind = { server: PanelServer; pair: PanelPairBehind; at: (now: Instant) => void };

type PanelBrowsing = {
  behind(facts: Facts | Facts[], now: Instant): Promise<PanelBehind>;
  /** A browser that is paired as somebody, or as nobody; `before` is done in each page before the panel begins. The test fails if the page reports an error. */
  visit(behind: Pick<PanelBehind, 'server'>, who?: PersonId | null, options?: BrowserContextOptions, before?: () => void): Promise<Page>;
};

/** Called once a file: the built panel, and a Chromium to show it. */
export function panelBrowsing(): PanelBrowsing {
  const undo: (() => Promise<unknown>)[] = [];
  let browser: Browser | undefined;
  let folder = '';
  beforeAll(async () => {
    folder = await buildPanel('web', await mkdtemp(join(tmpdir(), 'cairn-panel-')));
    browser = await launchChromium();
  }, launchTimeout);
  afterAll(async () => {
    await browser?.close();
    await rm(folder, { recursive: true, force: true });
  });
  afterEach(async () => {
    for (const one of undo.splice(0).reverse()) await one();
  });

  return {
    async behind(facts, start) {
      let now = start;
      const pairs = [facts].flat().map((one) => panelPair(one, () => now));
      const server = await servePanel(folder, pairs, () => now);
      undo.push(() => server.close());
      return {
        server,
        pair: pairs[0]!,
        at: (later) => {
          now = later;
        },
      };
    },
    async visit({ server }, who = maya, options = {}, before) {
      const context = await browser!.newContext({ viewport: { width: 400, height: 800 }, reducedMotion: 'reduce', ...options });
      undo.push(() => context.close());
      if (before) await context.addInitScript(before);
      const page = await context.newPage();
      page.setDefaultTimeout(10_000);
      const errors: string[] = [];
      page.on('pageerror', (error) => errors.push(error.message));
      page.on('console', (message) => {
        // A request that a test cuts off or has refused is no fault of the page.
        if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) errors.push(message.text());
      });
      undo.push(async () => expect(errors).toEqual([]));
      if (who) {
        const pairing = JSON.stringify({ server: server.url, token: who, person: who, name: 'Maya Lind' });
        await context.addInitScript((kept) => {
          if (sessionStorage.getItem('begun') === null) localStorage.setItem('cairn.pairing', kept);
          sessionStorage.setItem('begun', 'yes');
        }, pairing);
      }
      await page.goto(`${server.url}/`);
      return page;
    },
  };
}
