import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { browsing } from '../setup/desk-page.ts';
import { logFile, openDownloads } from '../setup/downloads.ts';
import { engineOf } from '../setup/engines.ts';
import { everyRule, violations } from '../setup/violations.ts';

const { visit } = browsing();
const engine = engineOf('sqlite');
let cairn: Awaited<ReturnType<typeof openDownloads>>;
beforeEach(async () => {
  cairn = await openDownloads(await engine.openFreshStore());
});
afterEach(() => cairn.close());

test('one press saves the file, and another says that it is gone and where to ask again', async () => {
  const page = await visit({ url: cairn.url + (await cairn.offer()) });
  const button = page.getByRole('button', { name: 'Fetch the file' });
  const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
  expect(download.suggestedFilename()).toBe(logFile.name);
  expect(readFileSync(await download.path()).equals(logFile.content)).toBe(true);
  await button.click();
  await page.getByText('ask for it again in the chat').waitFor();
});

test('works with the keyboard and without scripts', async () => {
  const page = await visit({ url: cairn.url + (await cairn.offer()) }, { javaScriptEnabled: false });
  await page.keyboard.press('Tab');
  const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
  expect(download.suggestedFilename()).toBe(logFile.name);
});

test.each(['light', 'dark'] as const)('everybody can read and press it, in %s and on a narrow screen', async (colorScheme) => {
  for (const path of [await cairn.offer(), `/take/${'u'.repeat(43)}`]) {
    const page = await visit({ url: cairn.url + path }, { colorScheme, viewport: { width: 320, height: 640 } });
    expect(await violations(page, { rules: everyRule })).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    for (const button of await page.getByRole('button').all()) expect((await button.boundingBox())!.height).toBeGreaterThanOrEqual(44);
  }
});
