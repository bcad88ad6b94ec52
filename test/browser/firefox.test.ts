import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { firefoxId } from '../../manifests/extension.ts';
import type { Instant } from '../../shared/time.ts';
import { book, openDoor, pairUp } from '../features/door.ts';
import { codeFor, openPanel } from '../panel/panel.ts';
import { launchTimeout } from '../setup/chromium.ts';
import { engineOf } from '../setup/engines.ts';
import { type Firefox, keys, launchFirefox } from '../setup/firefox/launch.ts';
import { sidebarOf } from '../setup/firefox/sidebar.ts';
import { standInFor } from '../setup/firefox/stand-in.ts';
import { buildPanel } from '../setup/panel/build.ts';

const link = 'https://meet.google.com/abc-defg-hij';
const during = '2026-11-24T14:20:00.000Z' as Instant;
const poll = (get: () => unknown) => expect.poll(get, { timeout: 10_000 });

let folder = '';
let firefox: Firefox;
let site: Awaited<ReturnType<typeof standInFor>>;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cairn-firefox-'));
  site = await standInFor('meet.google.com', '<title>A call</title><p>Here they talk.');
  const [built, launched] = await Promise.all([
    buildPanel('firefox', join(folder, 'built')),
    launchFirefox(join(folder, 'profile'), site.settings),
  ]);
  firefox = launched;
  await firefox.install(built);
}, launchTimeout);
afterAll(async () => {
  await firefox?.close();
  site?.close();
  await rm(folder, { recursive: true, force: true });
});

/** Idris and Asha in the middle of their call, with two actions of hers. */
async function inCall() {
  const door = await openDoor(await engineOf('sqlite').openFreshStore());
  const { mentorship } = await pairUp(door);
  const meeting = await book(door, mentorship, '2026-11-24');
  await door.ask('UIDRIS', { type: 'meeting.details', meeting, joinLink: link });
  const asha = await door.personOf('UASHA');
  const add = (text: string) => ({ type: 'plan.action.add', mentorship, text, person: asha, byWhen: '2026-12-04' }) as const;
  for (const text of ['Draft an agenda', 'Ask for the rota']) await door.card('UASHA', add(text));
  door.clock.set(during);
  const actions = () => door.store.read.selectFrom('action').select(['id', 'status']).execute();
  const { base } = await openPanel(door, {}, []);
  return { door, actions, base };
}

test('Firefox and Cairn: the sidebar is opened by its button, paired, ticked and written in, loses nothing when it is closed, and knows the call beside it', {
  timeout: 60_000,
}, async () => {
  const { door, actions, base } = await inCall();
  const sidebar = sidebarOf(firefox);
  const button = `//*[@data-extensionid='${firefoxId}' and contains(@class, 'webextension-browser-action')]`;

  await firefox.press('chrome', button);
  await sidebar.fill('Address of your Cairn', base);
  await sidebar.fill('Code', await codeFor(door, 'UASHA'));
  await firefox.type(keys.enter);

  await sidebar.press('Draft an agenda');
  await poll(async () => (await actions()).map(({ status }) => status).toSorted()).toEqual(['done', 'open']);
  const open = (await actions()).find(({ status }) => status === 'open')!;
  expect((await sidebar.find('Ask for the rota'))?.checked).toBe(false);
  await door.card('UIDRIS', { type: 'plan.action.done', action: open.id as `act_${string}` });
  await poll(async () => (await sidebar.find('Ask for the rota'))?.checked).toBe(true);

  await sidebar.press('Begin the log');
  await sidebar.fill('What do you talk about?', 'The January rota');
  const written = async () => (await sidebar.find('What do you talk about?'))?.value;
  await poll(sidebar.text).toContain('Saved');
  const shortcut = () => firefox.type('C', [keys.alt, keys.shift]);
  await shortcut();
  await poll(sidebar.isOpen).toBe(false);
  await shortcut();
  await poll(written).toBe('The January rota');

  const badge = () =>
    firefox.chrome(
      "return [...document.querySelectorAll('[badge]')].find((one) => one.dataset.extensionid === given[0])?.getAttribute('badge')",
      firefoxId,
    );
  await firefox.visit(link);
  await sidebar.press('More');
  await sidebar.press('Options');
  await firefox.goToTab('/options/options.html');
  await firefox.press('content', "//button[. = 'Recognise my calls']");
  expect(await firefox.agree()).toMatch(/meet\.google\.com.*browsing activity/);
  const switches = "return [...document.querySelectorAll('[type=checkbox]')].map((one) => one.checked)";
  await poll(() => firefox.page(switches)).toEqual([true, true, true, false, false]);
  await firefox.closeTab();
  await poll(badge).toBe('●');
  await poll(sidebar.text).toContain('This is the link of your meeting.');
  await firefox.visit('about:blank');
  await poll(badge).not.toBe('●');
});
