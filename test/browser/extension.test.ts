import { hash } from 'node:crypto';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page, Worker } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { siteOrigins } from '../../extension/background/calls.ts';
import { extensionManifest, key } from '../../manifests/extension.ts';
import { chromeExtension, chromeOrigin } from '../../shared/extension-origin.ts';
import { launchTimeout, launchWithExtension } from '../setup/chromium.ts';
import { buildPanel } from '../setup/panel/build.ts';
import { panelPair } from '../setup/panel/pair.ts';
import { duringCall, joinLink, sceneFacts } from '../setup/panel/scene.ts';
import { servePanel } from '../setup/panel/server.ts';
import { violations } from '../setup/violations.ts';

describe('the extension as it is built, in Chromium', () => {
  let folder = '';
  let context: BrowserContext;
  let worker: Worker;
  /** That of the one which may see the sites of calls. */
  let allowed: Worker;
  let built = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cairn-extension-'));
    built = await buildPanel('chrome', join(folder, 'chrome'));
    // The question of Chrome itself is outside of any page: the same extension again, under another id, as after it was answered with yes.
    const granted = join(folder, 'granted');
    await cp(built, granted, { recursive: true });
    const { optional_host_permissions: sites, key: _, ...rest } = JSON.parse(await readFile(join(built, 'manifest.json'), 'utf8'));
    await writeFile(join(granted, 'manifest.json'), JSON.stringify({ ...rest, host_permissions: sites }));
    context = await launchWithExtension(`${built},${granted}`, join(folder, 'profile'));
    await vi.waitUntil(() => context.serviceWorkers().length === 2, { timeout: 60_000 });
    const isOwn = (one: Worker) => new URL(one.url()).host === chromeExtension;
    worker = context.serviceWorkers().find(isOwn)!;
    allowed = context.serviceWorkers().find((one) => !isOwn(one))!;
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

  test('listens to no page, no other extension and no other part of itself', async () => {
    const files = (await readdir(built, { recursive: true })).filter((one) => /\.(js|json)$/.test(one));
    const all = (await Promise.all(files.map((one) => readFile(join(built, one), 'utf8')))).join();
    expect(all).not.toMatch(/onMessage|onConnect|onUserScript|externally_connectable|nativeMessaging|postMessage/);
  });

  test('asks for the sites of calls in the very click, one or all of them, and says which it has', async () => {
    const page = await context.newPage();
    await page.addInitScript(() => {
      const ask = chrome.permissions.request.bind(chrome.permissions) as (wanted: object) => Promise<boolean>;
      Object.assign(chrome.permissions, {
        request: (wanted: object) => {
          Object.assign(globalThis, { asked: { wanted, isInClick: navigator.userActivation.isActive } });
          return ask(wanted);
        },
      });
    });
    const asked = () => page.evaluate(() => (globalThis as { asked?: object }).asked);
    await page.goto(`${chromeOrigin}/options/options.html`);
    await page.getByLabel('Zoom').click();
    expect(await asked()).toEqual({ wanted: { origins: siteOrigins.zoom }, isInClick: true });
    await page.reload();
    await page.getByRole('button', { name: 'Recognise my calls' }).click();
    expect(await asked()).toEqual({ wanted: { origins: Object.values(siteOrigins).flat() }, isInClick: true });
    expect(await page.getByRole('checkbox', { checked: true }).count()).toBe(0);
    await page.goto(allowed.url().replace('background.js', 'options/options.html'));
    await expect.poll(() => page.getByRole('checkbox', { checked: true }).count()).toBe(3);
    expect(await page.getByRole('button', { name: 'Recognise my calls' }).count()).toBe(0);
    await page.close();
  });

  test('recognises a call by its address, marks the button and has the panel ready beside that tab alone', async () => {
    const page = await context.newPage();
    const beside = (address: string) =>
      allowed.evaluate(async (url) => {
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
      await page.getByLabel('Address of your Cairn').fill('http://127.0.0.1:9');
      await page.getByLabel('Code').press('Enter');
      await page.getByText('Nothing answers at this address').waitFor();
      // What is to be put right is where one is.
      await expect.poll(() => focused(page)).toBe('http://127.0.0.1:9');
      await page.getByLabel('Address of your Cairn').fill(server.url);
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: 'Kofi Mensah' }).waitFor();
      await page.getByRole('checkbox', { name: /Send the agenda/ }).check();
      await expect.poll(() => server.asked.map(({ intent }) => intent.type)).toEqual(['plan.action.done']);
      await wishesAndParting(page, server.url);
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

const focused = (page: Page) =>
  page.evaluate(() => (document.activeElement as HTMLInputElement).value || document.activeElement!.textContent);

/** What else the options are for, once there is somebody; and back to where there is nobody. */
async function wishesAndParting(page: Page, server: string): Promise<void> {
  await page.goto(`${chromeOrigin}/options/options.html`);
  await page.getByText(`This browser is paired with ${server}, as Maya Lind.`).waitFor();
  const wishes = () => page.evaluate(async () => (await chrome.storage.local.get('wishes')).wishes ?? null);
  expect(await wishes()).toBeNull();
  await page.getByLabel('Show how much time is left').check();
  await expect.poll(wishes).toEqual({ typing: false, timeLeft: true });
  // With one language there is nothing to choose.
  expect(await page.getByText('Language').count()).toBe(0);
  await page.setViewportSize({ width: 320, height: 800 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    expect(await violations(page)).toEqual([]);
  }
  await page.getByRole('button', { name: 'Part this browser from Cairn' }).click();
  await page.getByRole('button', { name: 'Part it' }).click();
  await page.getByLabel('Code').fill('MAYA-2026');
  await page.getByLabel('Address of your Cairn').fill(server);
  await page.keyboard.press('Enter');
  await page.getByText(`This browser is paired with ${server}, as Maya Lind.`).waitFor();
  expect(await focused(page)).toBe('Your Cairn');
}
