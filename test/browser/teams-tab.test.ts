import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { callAddress } from '../../shared/domain/panel-open.ts';
import { type Ask, Intent } from '../../shared/intent.ts';
import { panelPages } from '../../shared/panel-paths.ts';
import { book, openPlay, pairUp } from '../journeys/pair.ts';
import type { Stage } from '../journeys/stage/stage.ts';
import { teamsTheatre } from '../journeys/stage/teams.ts';
import { launchChromium, launchTimeout } from '../setup/chromium.ts';
import { engineOf } from '../setup/engines.ts';
import { buildPanel } from '../setup/panel/build.ts';
import { type InTeams, openInTeams } from '../setup/teams/tab-host.ts';
import { colours, violations } from '../setup/violations.ts';

const engine = engineOf('sqlite');
const chat = '19:meeting_NDQ2ZjEyMz@thread.v2';

let folder = '';
let browser: Browser;
let context: BrowserContext;
let stage: Stage;
let cairn = '';
beforeAll(async () => {
  folder = await buildPanel('web', await mkdtemp(join(tmpdir(), 'cairn-tab-')));
  browser = await launchChromium();
  context = await browser.newContext({
    viewport: { width: 320, height: 900 },
    reducedMotion: 'reduce',
    permissions: ['local-network-access'],
  });
  // Otherwise Chromium asks before a page from elsewhere frames one from this computer.
  const port = await freePort();
  cairn = `http://127.0.0.1:${port}`;
  const open: typeof teamsTheatre.open = async (...cast) => {
    const house = await teamsTheatre.open(...cast);
    return { ...house, pages: folder, environment: { ...house.environment, PORT: String(port), CAIRN_URL: cairn } };
  };
  const play = await openPlay({ ...teamsTheatre, open }, engine, '2026-11-16T10:00');
  stage = play.stage;
  await pairUp(play);
  await book(play, '24 November 14:00');
  const one = async (table: 'meeting' | 'mentorship') =>
    (await stage.store.read.selectFrom(table).select('id').executeTakeFirstOrThrow()).id;
  await asks('Idris Vaughan', { type: 'meeting.details', meeting: await one('meeting'), joinLink: callAddress(chat)! });
  for (const text of ['Draft an agenda', 'Ask for the rota']) {
    const person = await personOf('Asha Nair');
    await asks('Asha Nair', { type: 'plan.action.add', mentorship: await one('mentorship'), text, person, byWhen: '2026-12-04' });
  }
  await stage.until('2026-11-24T14:20');
}, launchTimeout);
afterAll(async () => {
  await browser?.close();
  await stage?.end();
  await rm(folder, { recursive: true, force: true });
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

const known = (name: string) => [...stage.teams!.state.people.values()].find((one) => one.name === name)!;
const personOf = async (name: string) =>
  (await stage.store.read.selectFrom('person').select('id').where('name', '=', name).executeTakeFirstOrThrow()).id;
async function asks(name: string, wish: object): Promise<void> {
  const { tenant, object: user } = known(name);
  const account = { platform: 'teams', enterprise: '', tenant, user } as const;
  const answer = await stage.running.app.handle({ account, profile: null, message: null }, Intent.parse(wish as Ask), null);
  expect(answer.answer).toBe('card');
}
/** As it is half a minute before it is over: whatever is asked next is asked with a new one. */
const almostOver = () => ({ exp: Math.floor(Date.now() / 1000) + 30 });
const tokenOf = (name: string) => stage.teams!.entra.token({ oid: known(name).object, ...almostOver() });
const forged = () => stage.teams!.entra.token({ oid: known('Asha Nair').object }, { key: 'elsewhere' });
const statuses = async () =>
  (await stage.store.read.selectFrom('action').select('status').execute()).map(({ status }) => status).toSorted();
/** As a browser does that keeps nothing for pages in frames of others. */
function keepNothing(): void {
  const refuse = () => {
    throw new DOMException('Access is denied for this document.', 'SecurityError');
  };
  Object.defineProperty(window, 'localStorage', { get: refuse });
  IDBFactory.prototype.open = refuse;
  LockManager.prototype.request = refuse;
}
async function leave({ page, errors }: InTeams): Promise<void> {
  expect(errors).toEqual([]);
  await page.close();
}
/** To be looked at. */
const picture = ({ page }: InTeams, name: string) => page.screenshot({ path: join(tmpdir(), `tab-${name}.png`) });
const ground = ({ tab }: InTeams) => tab.locator('body').evaluate((body) => getComputedStyle(body).backgroundColor);

test('beside a meeting in Teams: whoever Teams names sees the pair that meets, a tick is one in the plan, the theme is Teams’ own, and a browser may keep nothing for frames', async () => {
  const loaded: string[] = [];
  const inTeams = await openInTeams(context, cairn + panelPages.tab, { token: await tokenOf('Asha Nair'), chat }, async (page) => {
    page.on('request', (request) => loaded.push(request.url()));
    await page.addInitScript(keepNothing);
  });
  const { tab } = inTeams;
  await tab.getByRole('heading', { name: 'Idris Vaughan' }).waitFor();
  await tab.getByText('This is the link of your meeting.').waitFor();
  await tab.getByText('Nothing is kept in this window').waitFor();
  await expect.poll(() => inTeams.heard('appInitialization.success')).toHaveLength(1);
  await tab.getByRole('checkbox', { name: /Draft an agenda/ }).check();
  await expect.poll(statuses).toEqual(['done', 'open']);
  expect((await inTeams.heard('authentication.getAuthToken')).length).toBeGreaterThan(2);
  await tab.getByRole('button', { name: 'More' }).click();
  expect(await tab.getByRole('button', { name: 'Part this browser from Cairn' }).count()).toBe(0);
  await tab.getByRole('button', { name: 'Beside the call' }).click();
  await tab.getByLabel('Show how much time is left').check();
  await tab.getByText('40 minutes left').waitFor();
  await tab.getByRole('button', { name: 'Close' }).click();
  for (const [theme, colour] of [
    ['default', 'rgb(255, 255, 255)'],
    ['dark', 'rgb(31, 31, 31)'],
    ['contrast', 'rgb(0, 0, 0)'],
  ] as const) {
    await inTeams.say('themeChange', theme);
    await expect.poll(() => ground(inTeams)).toBe(colour);
    expect(await violations(inTeams.page.frames()[1]!, theme === 'default' ? {} : { rules: colours })).toEqual([]);
    await picture(inTeams, theme);
  }
  expect(loaded.some((url) => url.startsWith('https://res.cdn.office.net/'))).toBe(true);
  await leave(inTeams);
});

test('a token that Teams did not sign shows nothing but what to do', async () => {
  const inTeams = await openInTeams(context, cairn + panelPages.tab, { token: await forged(), chat, theme: 'dark' });
  await inTeams.tab.getByRole('heading', { name: 'Cairn does not know you here yet' }).waitFor();
  expect(await inTeams.tab.getByText('Idris').count()).toBe(0);
  expect(await violations(inTeams.page.frames()[1]!)).toEqual([]);
  await picture(inTeams, 'unknown');
  await leave(inTeams);
});

test('where Teams does not say who somebody is, the page does, and Teams hears of it', async () => {
  const inTeams = await openInTeams(context, cairn + panelPages.tab, { token: null });
  await inTeams.tab.getByRole('heading', { name: 'Teams did not say who you are' }).waitFor();
  expect(await inTeams.heard('appInitialization.failure')).toEqual([['AuthFailed', 'resourceRequiresConsent', undefined]]);
  await picture(inTeams, 'unsaid');
  await leave(inTeams);
});

test('whatever frames the tab and does not answer is not waited for longer than ten seconds', async () => {
  const inTeams = await openInTeams(context, cairn + panelPages.tab, null, (page) => page.clock.install());
  await inTeams.tab.getByText('Fetching your plan').waitFor();
  await inTeams.page.clock.runFor(10_000);
  await inTeams.tab.getByRole('heading', { name: 'Teams does not answer' }).waitFor();
  await picture(inTeams, 'silent');
  await leave(inTeams);
});

test('opened outside of Teams, the tab leads to the panel, and nothing of Teams’ is loaded', async () => {
  const page = await context.newPage();
  const loaded: string[] = [];
  page.on('request', (request) => loaded.push(request.url()));
  await page.goto(cairn + panelPages.tab);
  await page.getByRole('heading', { name: 'This page belongs in Teams' }).waitFor();
  await page.screenshot({ path: join(tmpdir(), 'tab-outside.png') });
  await page.getByRole('link', { name: 'Open the panel' }).click();
  await page.getByLabel('Code').waitFor();
  expect(page.url()).toBe(cairn + panelPages.panel);
  expect(loaded.filter((url) => /teams-js|office/.test(url))).toEqual([]);
  await page.close();
});

test('the page by which a meeting is given the tab can be saved at once, and asks Cairn for nothing', async () => {
  const asked: string[] = [];
  const inTeams = await openInTeams(context, cairn + panelPages.configure, { frame: 'settings', chat }, async (page) => {
    page.on('request', (request) => asked.push(request.method()));
  });
  await expect.poll(() => inTeams.heard('settings.setValidityState')).toEqual([[true]]);
  await inTeams.say('settings.save', {});
  await expect.poll(() => inTeams.heard('settings.save.success')).toHaveLength(1);
  const [[saved]] = (await inTeams.heard('settings.setSettings')) as [[object]];
  expect(saved).toEqual({
    entityId: 'plan',
    contentUrl: `${cairn}/panel/tab`,
    websiteUrl: `${cairn}/panel/`,
    suggestedDisplayName: 'Cairn',
  });
  expect(new Set(asked)).toEqual(new Set(['GET']));
  await picture(inTeams, 'configure');
  await leave(inTeams);
});
