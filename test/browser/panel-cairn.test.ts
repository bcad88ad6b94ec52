import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { chromeOrigin } from '../../shared/extension-origin.ts';
import { book, openDoor, pairUp } from '../features/door.ts';
import { codeFor, openPanel } from '../panel/panel.ts';
import { launchTimeout, launchWithExtension } from '../setup/chromium.ts';
import { engineOf } from '../setup/engines.ts';
import { buildPanel } from '../setup/panel/build.ts';

let folder = '';
let context: BrowserContext;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cairn-extension-'));
  context = await launchWithExtension(await buildPanel('chrome', join(folder, 'chrome')), join(folder, 'profile'));
}, launchTimeout);
afterAll(async () => {
  await context?.close();
  await rm(folder, { recursive: true, force: true });
});

test('the extension and Cairn: a code made in chat pairs it, a tick in the panel is one in the plan, and a tick in chat shows in the panel', async () => {
  const door = await openDoor(await engineOf('sqlite').openFreshStore());
  const { mentorship } = await pairUp(door);
  await book(door, mentorship, '2026-11-24');
  const asha = await door.personOf('UASHA');
  const add = (text: string) => ({ type: 'plan.action.add', mentorship, text, person: asha, byWhen: '2026-12-04' }) as const;
  for (const text of ['Draft an agenda', 'Ask for the rota']) await door.card('UASHA', add(text));
  const panel = await openPanel(door, {}, [chromeOrigin]);
  const page = await context.newPage();
  await page.goto(`${chromeOrigin}/panel/panel.html`);
  await page.getByLabel('Address of your Cairn').fill(panel.base);
  await page.getByLabel('Code').fill(await codeFor(door, 'UASHA'));
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Idris Vaughan' }).waitFor();
  const statuses = async () =>
    (await door.store.read.selectFrom('action').select(['status']).execute()).map(({ status }) => status).toSorted();
  await page.getByRole('checkbox', { name: /Draft an agenda/ }).check();
  await expect.poll(statuses).toEqual(['done', 'open']);
  const { id } = await door.store.read.selectFrom('action').select('id').where('status', '=', 'open').executeTakeFirstOrThrow();
  await door.card('UIDRIS', { type: 'plan.action.done', action: id as `act_${string}` });
  await expect.poll(async () => page.getByRole('checkbox', { name: /Ask for the rota/, checked: false }).count()).toBe(0);
  await page.screenshot({ path: join(tmpdir(), 'panel-cairn.png') });
  await page.close();
});
