import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { readConfig } from '../../bot/config.ts';
import { desk, deskClock } from '../../bot/connect/desk.ts';
import { createLog } from '../../bot/log.ts';
import { startCairn } from '../../bot/start.ts';
import { openStore } from '../../bot/store/open.ts';

/** The evening before the day the pictures show, and the clock stands still: so the same pictures come out every time. */
const EVENING = Date.parse('2026-11-23T19:00:00Z');

export type Look = 'light' | 'dark' | 'narrow';

/** Cairn as `npm start` runs it without chat credentials, on a database of its own. */
export async function openPictureDesk(dataFolder: string): Promise<{ url: string; close(): Promise<void> }> {
  const log = createLog('warn');
  const store = await openStore({ databaseUrl: null, dataFolder, log });
  const config = { ...readConfig({}), port: 0, dataFolder: 'data/demo', keyText: Buffer.alloc(32, 1).toString('base64') };
  const clock = await deskClock(store, () => EVENING);
  const running = await startCairn({ config, log, store, clock, connects: [desk], host: '127.0.0.1' });
  return {
    url: `http://localhost:${running.port}`,
    async close() {
      await running.stop();
      await store.close();
    },
  };
}

const looks: Record<Look, BrowserContextOptions> = {
  light: { colorScheme: 'light', viewport: { width: 1360, height: 900 }, deviceScaleFactor: 1.5 },
  dark: { colorScheme: 'dark', viewport: { width: 1360, height: 900 }, deviceScaleFactor: 1.5 },
  narrow: { colorScheme: 'light', viewport: { width: 390, height: 1080 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true },
};

/** Lives through the first minute of a newcomer and takes the picture at its end. */
export async function photograph(browser: Browser, url: string, look: Look, path: string): Promise<void> {
  const context = await browser.newContext({ ...looks[look], reducedMotion: 'reduce', locale: 'en-GB' });
  const page = await context.newPage();
  await page.goto(url);
  if (look === 'narrow') await asAsha(page);
  else await sideBySide(page);
  await page.mouse.move(0, 0);
  await page.screenshot({ path });
  await context.close();
}

async function sideBySide(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'To the next message' }).click();
  await page.locator('[data-clock="time"]').getByText('12:00').waitFor();
  await page.locator('#tab-morwenna-home').click();
  await page.locator('#view-morwenna-home').getByText('You coordinate').waitFor();
  await write(page, 'asha', 'next Thurs 3pm');
  await page.locator('#words-asha').blur();
  await toNewest(page);
}

async function asAsha(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'To the next message' }).tap();
  await page.locator('[data-clock="time"]').getByText('12:00').waitFor();
  await page.getByText('Show', { exact: false }).first().waitFor();
  await page.evaluate(() => document.getElementById('seats')!.scrollIntoView());
  await page.evaluate(() => window.scrollBy(0, -12));
}

async function write(page: Page, user: string, words: string): Promise<void> {
  const messages = page.locator(`[data-place="person/${user}"] > li`);
  const before = await messages.count();
  await page.locator(`#words-${user}`).fill(words);
  await page.locator(`#words-${user}`).press('Enter');
  await messages.nth(before + 1).waitFor();
}

async function toNewest(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const view of document.querySelectorAll('.view[data-view="messages"]')) view.scrollTop = view.scrollHeight;
  });
}
