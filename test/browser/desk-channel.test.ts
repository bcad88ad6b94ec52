import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { Address, ChatFile } from '../../bot/chat/port.ts';
import { browsing, column, messagesOf, saying, signal, to } from '../setup/desk-page.ts';
import { inWays } from '../setup/long.ts';
import { everyRule, violations } from '../setup/violations.ts';

const { open, visit } = browsing();
const channel: Address = { to: 'channel', channel: { platform: 'desk', enterprise: '', tenant: 'demo', channel: 'rowan-valley' } };
const picture: ChatFile = {
  name: 'november.png',
  type: 'image/png',
  content: readFileSync(join(import.meta.dirname, '../../manifests/pictures/mark-512.png')),
  title: 'November in Rowan Valley',
  alt: 'Twelve of fourteen logs are signed, two more than in October.',
};
const said = (page: Page) => page.locator('[data-place="channel/rowan-valley"] > li');
const openChannel = (page: Page) =>
  column(page, 'morwenna')
    .getByRole('tab', { name: /#rowan-valley/ })
    .click();

async function posted() {
  const desk = await open();
  const counts = saying('11 meetings were held. 12 of 14 logs are signed.', ['See who could use a hand', { type: 'help' }]);
  await desk.desk.chat.show(channel, counts, 'm1', signal);
  await desk.desk.chat.sendFile(channel, picture, 'm2', signal);
  return desk;
}

test('a channel is a place of its own beside the messages of who keeps it, and of nobody else', async () => {
  const page = await visit(await posted());
  await openChannel(page);
  expect(await said(page).count()).toBe(2);
  expect(await messagesOf(page, 'morwenna').count()).toBe(0);
  expect(await column(page, 'asha').getByRole('tab', { name: '#rowan-valley' }).count()).toBe(0);
});

test('what is posted while somebody looks elsewhere is marked on its tab, and there when they look', async () => {
  const desk = await open();
  const page = await visit(desk);
  await column(page, 'morwenna').getByRole('tab', { name: '#rowan-valley' }).waitFor();
  await desk.desk.chat.show(channel, saying('12 of 14 logs are signed.'), 'm1', signal);
  await column(page, 'morwenna').getByRole('tab', { name: '#rowan-valley new' }).waitFor();
  await openChannel(page);
  await said(page).getByText('12 of 14 logs are signed.').waitFor();
  expect(await column(page, 'morwenna').getByRole('textbox').count()).toBe(0);
  expect(await column(page, 'morwenna').getByRole('tab', { name: '#rowan-valley new' }).count()).toBe(0);
});

test('a channel opens at its newest, whatever was said before', async () => {
  const desk = await open();
  for (let week = 1; week < 20; week++) await desk.desk.chat.show(channel, saying(`Week ${week}`), `m${week}`, signal);
  const page = await visit(desk);
  await openChannel(page);
  await expect(
    said(page)
      .last()
      .evaluate((one) => one.getBoundingClientRect().bottom <= innerHeight),
  ).resolves.toBe(true);
});

test('a picture is seen where it is, says what it shows, and can be kept', async () => {
  const page = await visit(await posted());
  await openChannel(page);
  const shown = said(page).getByRole('img', { name: picture.alt! });
  await shown.waitFor();
  await expect.poll(() => shown.evaluate((img: HTMLImageElement) => img.complete && img.naturalWidth)).toBe(512);
  const coming = page.waitForEvent('download');
  await said(page)
    .getByRole('link', { name: /Download november.png/ })
    .click();
  const path = await (await coming).path();
  expect(readFileSync(path)).toEqual(Buffer.from(picture.content));
});

test('a file somebody asked for is in their messages, with what there is to say of it', async () => {
  const file = { name: 'log.md', type: 'text/markdown', title: 'The log', content: '# What we agreed\n' };
  const desk = await open(() => ({ answer: 'file', file, say: 'Here is the log of 3 November.' }));
  await desk.desk.chat.show(to('asha'), saying('The log is signed.', ['Download', { type: 'help' }]), 'm1', signal);
  const page = await visit(desk);
  await column(page, 'asha').getByRole('button', { name: 'Download' }).click();
  const message = messagesOf(page, 'asha').last();
  await message.getByText('Here is the log of 3 November.').waitFor();
  const coming = page.waitForEvent('download');
  await message.getByRole('link', { name: /Download log.md/ }).click();
  expect(readFileSync(await (await coming).path(), 'utf8')).toBe(file.content);
});

const looks: [string, BrowserContextOptions][] = [
  ['light', { colorScheme: 'light' }],
  ['dark', { colorScheme: 'dark' }],
  ['in a narrow window', { colorScheme: 'light', viewport: { width: 320, height: 640 } }],
  ['in a narrow window, dark', { colorScheme: 'dark', viewport: { width: 320, height: 640 } }],
];
test.each(inWays(looks))('a channel can be read by everybody, %s', async (_, options) => {
  const page = await visit(await posted(), options);
  if (options.viewport) await page.locator('#seat-morwenna').click();
  await openChannel(page);
  await said(page).getByRole('img').waitFor();
  expect(await violations(page, { within: { exclude: ['#zones'] }, rules: everyRule })).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
});
