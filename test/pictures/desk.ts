import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';

export type Look = 'light' | 'dark' | 'narrow';

const looks: Record<Look, BrowserContextOptions> = {
  light: { colorScheme: 'light', viewport: { width: 1360, height: 900 }, deviceScaleFactor: 1.25 },
  dark: { colorScheme: 'dark', viewport: { width: 1360, height: 900 }, deviceScaleFactor: 1.25 },
  narrow: { colorScheme: 'light', viewport: { width: 390, height: 1080 }, deviceScaleFactor: 1.5, hasTouch: true },
};

/** Where a picture is kept, by what it shows. */
type Keep = (what: string) => string;

/** Goes through the demo as a newcomer would, and takes a picture of each thing it shows. */
export async function photograph(browser: Browser, url: string, look: Look, keep: Keep): Promise<void> {
  const context = await browser.newContext({ ...looks[look], reducedMotion: 'reduce', locale: 'en-GB' });
  const page = await context.newPage();
  await page.goto(url);
  await pictureIsThere(page);
  await page.mouse.move(0, 0);
  if (look === 'narrow') await page.evaluate(() => window.scrollTo(0, Math.floor(document.getElementById('seats')!.offsetTop) - 12));
  await page.screenshot({ path: keep('desk') });
  if (look !== 'narrow') await eachThing(page, keep);
  await context.close();
}

async function eachThing(page: Page, keep: Keep): Promise<void> {
  // As high as the longest of them, which would scroll otherwise.
  await page.setViewportSize({ width: 1360, height: 1900 });
  const take = async (one: Locator, what: string) => {
    await page.evaluate(() => (document.activeElement as HTMLElement).blur());
    await one.screenshot({ path: keep(what), style: 'dialog { border-radius: 0 !important }' });
  };
  await take(page.locator('#view-morwenna-channel .messages'), 'summary');
  await write(page, 'asha', 'plan');
  await take(newest(page, 'asha').getByRole('article'), 'plan');
  await write(page, 'asha', 'prepare');
  await newest(page, 'asha').getByRole('button', { name: 'wish' }).click();
  await newest(page, 'asha').getByText('1 of 8').waitFor();
  await take(newest(page, 'asha').getByRole('article'), 'talk');

  const dialog = page.getByRole('dialog');
  await newest(page, 'idris').getByRole('button', { name: 'Read the log' }).click();
  await dialog.waitFor();
  await take(dialog, 'log');
  await dialog.getByRole('button', { name: 'Close' }).click();
  await write(page, 'asha', 'log');
  await newest(page, 'asha').getByRole('button', { name: 'Read it' }).first().click();
  for (const name of ['Take it back', 'Take it back', 'Go on writing']) await dialog.getByRole('button', { name }).click();
  await dialog.getByRole('button', { name: 'Save and read it' }).waitFor();
  await take(dialog, 'log-form');
}

const newest = (page: Page, user: string): Locator => page.locator(`[data-place="person/${user}"] > li`).last();

/** The summary's picture gives the page its lasting shape. */
async function pictureIsThere(page: Page): Promise<void> {
  await page.locator('img.picture').evaluateAll((all) => Promise.all((all as HTMLImageElement[]).map((one) => one.decode())));
}

async function write(page: Page, user: string, words: string): Promise<void> {
  const messages = page.locator(`[data-place="person/${user}"] > li`);
  const before = await messages.count();
  await page.locator(`#words-${user}`).fill(words);
  await page.locator(`#words-${user}`).press('Enter');
  await messages.nth(before + 1).waitFor();
}
