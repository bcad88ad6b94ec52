import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
export type Look = 'light' | 'dark' | 'narrow';

const looks: Record<Look, BrowserContextOptions> = {
  light: { colorScheme: 'light', viewport: { width: 1360, height: 900 }, deviceScaleFactor: 1.5 },
  dark: { colorScheme: 'dark', viewport: { width: 1360, height: 900 }, deviceScaleFactor: 1.5 },
  narrow: { colorScheme: 'light', viewport: { width: 390, height: 1080 }, deviceScaleFactor: 2, hasTouch: true },
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
  await page.locator('#seat-idris .fresh').waitFor();
  await page.getByRole('button', { name: 'Show 3 earlier messages' }).waitFor();
  await page.mouse.click(2, 2);
  await page.evaluate(() => window.scrollTo(0, Math.floor(document.getElementById('seats')!.offsetTop) - 12));
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
