import { hash } from 'node:crypto';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Worker } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { extensionManifest, key } from '../../manifests/extension.ts';
import { chromeExtension, chromeOrigin } from '../../shared/extension-origin.ts';
import { launchTimeout, launchWithExtension } from '../setup/chromium.ts';
import { buildPanel } from '../setup/panel/build.ts';
import { panelPair } from '../setup/panel/pair.ts';
import { duringCall, joinLink, sceneFacts } from '../setup/panel/scene.ts';
import { servePanel } from '../setup/panel/server.ts';

describe('the extension as it is built, in Chromium', () => {
  let folder = '';
  let context: BrowserContext;
  let worker: Worker;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cairn-extension-'));
    const built = await buildPanel('chrome', join(folder, 'chrome'));
    // As after “Recognise my calls”, whose question no test can answer: the sites that are asked for are granted.
    const granted = join(folder, 'granted');
    await cp(built, granted, { recursive: true });
    const { optional_host_permissions: sites, ...rest } = JSON.parse(await readFile(join(built, 'manifest.json'), 'utf8'));
    await writeFile(join(granted, 'manifest.json'), JSON.stringify({ ...rest, host_permissions: sites }));
    context = await launchWithExtension(granted, join(folder, 'profile'));
    worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
    await context.route(/^https:/, (route) => route.fulfill({ contentType: 'text/html', body: '<title>A call</title><p>Here they talk.' }));
  }, launchTimeout);
  afterAll(async () => {
    await context?.close();
    await rm(folder, { recursive: true, force: true });
  });

  test('is the one that Cairn answers, wherever it is loaded from', () => {
    expect(new URL(worker.url()).host).toBe(chromeExtension);
    const digest = hash('sha256', Buffer.from(key, 'base64'), 'hex').slice(0, 32);
    expect([...digest].map((one) => String.fromCharCode(97 + Number.parseInt(one, 16))).join('')).toBe(chromeExtension);
  });

  test('is installed without a warning, and has nothing in any page', async () => {
    const manifest = JSON.stringify(extensionManifest('chrome'));
    expect(await worker.evaluate((text) => chrome.management.getPermissionWarningsByManifest(text), manifest)).toEqual([]);
    for (const browser of ['chrome', 'firefox'] as const) {
      const said = extensionManifest(browser);
      expect(Object.keys(said)).not.toEqual(expect.arrayContaining(['content_scripts']));
      expect(JSON.stringify(said)).not.toMatch(/content_scripts|"scripting"|"tabs"|web_accessible|<all_urls>|unsafe/);
    }
    const page = await context.newPage();
    await page.goto(joinLink);
    expect(await page.content()).toBe('<html><head><title>A call</title></head><body><p>Here they talk.</p></body></html>');
    expect(await page.evaluate(() => typeof chrome === 'undefined' || !chrome.runtime?.id)).toBe(true);
    await page.close();
  });

  test('recognises a call by its address, marks the button and has the panel ready beside that tab alone', async () => {
    const page = await context.newPage();
    const beside = (address: string) =>
      worker.evaluate(async (url) => {
        const [tab] = await chrome.tabs.query({ url: `${url}*` });
        const tabId = tab!.id!;
        return { badge: await chrome.action.getBadgeText({ tabId }), panel: (await chrome.sidePanel.getOptions({ tabId })).path ?? null };
      }, address);
    await page.goto(joinLink);
    await expect.poll(() => beside(joinLink)).toEqual({ badge: '●', panel: 'panel/panel.html' });
    await page.goto('https://meet.google.com/landing');
    await expect.poll(async () => (await beside('https://meet.google.com/landing')).badge).toBe('');
    await page.close();
  });

  test('shows the panel, is paired with a Cairn elsewhere and speaks to it without a cookie', async () => {
    const server = await servePanel(folder, [panelPair(sceneFacts(), () => duringCall)], () => duringCall);
    const page = await context.newPage();
    try {
      await page.goto(`${chromeOrigin}/panel/panel.html`);
      await page.getByLabel('Address of your Cairn').fill('http://cairn.example.org');
      await page.getByLabel('Code').fill('MAYA-2026');
      await page.keyboard.press('Enter');
      await page.getByText('I could not read this as an address').waitFor();
      await page.getByLabel('Address of your Cairn').fill(server.url);
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: 'Kofi Mensah' }).waitFor();
      await page.getByRole('checkbox', { name: /Send the agenda/ }).check();
      await expect.poll(() => server.asked.map(({ intent }) => intent.type)).toEqual(['plan.action.done']);
      await page.goto(`${chromeOrigin}/options/options.html`);
      await page.getByText(`Paired with ${server.url} as Maya Lind.`).waitFor();
    } finally {
      await page.close();
      await server.close();
    }
  });

  test('opens the panel beside the call when its button is pressed', async () => {
    const page = await context.newPage();
    await page.goto(joinLink);
    const browser = await context.browser()!.newBrowserCDPSession();
    const targets = async () => (await browser.send('Target.getTargets')).targetInfos;
    const tabs = (await browser.send('Target.getTargets', { filter: [{ type: 'tab' }] })).targetInfos;
    const { targetId } = tabs.find(({ url }) => url === joinLink)!;
    await browser.send('Extensions.triggerAction' as never, { id: chromeExtension, targetId } as never);
    await expect.poll(async () => (await targets()).filter(({ url }) => url.endsWith('/panel/panel.html')).length).toBe(1);
    await page.close();
  });
});
