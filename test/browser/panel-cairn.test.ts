import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { digestOf, entriesOf } from '../../bot/store/logs.ts';
import type { LogId } from '../../shared/domain/ids.ts';
import { readBytes } from '../../shared/domain/log-bytes.ts';
import { chromeOrigin } from '../../shared/extension-origin.ts';
import { type Ask, Intent } from '../../shared/intent.ts';
import { book, openPlay, type Play, pairUp } from '../journeys/pair.ts';
import type { Actor } from '../journeys/stage/actor.ts';
import { slackTheatre } from '../journeys/stage/slack.ts';
import type { Theatre } from '../journeys/stage/stage.ts';
import { launchTimeout, launchWithExtension } from '../setup/chromium.ts';
import { engineOf } from '../setup/engines.ts';
import { isLong } from '../setup/long.ts';
import { buildPanel } from '../setup/panel/build.ts';

const joinLink = 'https://meet.google.com/abc-defg-hij';
/** Slack, and an address that browsers reach Cairn by. */
const reachable: Theatre = {
  ...slackTheatre,
  async open(cast, clock) {
    const house = await slackTheatre.open(cast, clock);
    return { ...house, environment: { ...house.environment, CAIRN_URL: 'https://cairn.example.org' } };
  },
};

let folder = '';
let granted = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cairn-extension-'));
  const built = await buildPanel('chrome', join(folder, 'chrome'));
  // As after “Recognise my calls”, whose question no test can answer: the sites that are asked for are granted.
  granted = join(folder, 'granted');
  await cp(built, granted, { recursive: true });
  const { optional_host_permissions: sites, ...rest } = JSON.parse(await readFile(join(built, 'manifest.json'), 'utf8'));
  await writeFile(join(granted, 'manifest.json'), JSON.stringify({ ...rest, host_permissions: sites }));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Asks as somebody does in chat, where no press of a button is the point. */
async function asks({ stage }: Play, { name }: Actor, wish: Ask): Promise<void> {
  const account = await stage.store.read
    .selectFrom('account')
    .innerJoin('person', 'person.id', 'account.person')
    .select(['platform', 'enterprise', 'tenant', 'user'])
    .where('person.name', '=', name)
    .executeTakeFirstOrThrow();
  await stage.running.app.handle({ account: account as never, profile: null, message: null }, Intent.parse(wish), crypto.randomUUID());
}

/** A panel beside the call, paired by a code that was asked for in chat. */
async function joins({ stage }: Play, actor: Actor, context: BrowserContext): Promise<Page> {
  await context.route(joinLink, (route) => route.fulfill({ contentType: 'text/html', body: '<title>A call</title>' }));
  const call = await context.newPage();
  await call.goto(joinLink);
  const panel = await context.newPage();
  panel.setDefaultTimeout(15_000);
  await panel.goto(`${chromeOrigin}/panel/panel.html`);
  await actor.says('panel');
  await panel.getByLabel('Address of your Cairn').fill(`http://127.0.0.1:${stage.running.port}`);
  await panel.getByLabel('Code').fill(/\b[A-Z0-9]{4}-[A-Z0-9]{4}\b/.exec(actor.reads())![0]);
  await panel.keyboard.press('Enter');
  await panel.getByRole('heading', { level: 1, name: /Vaughan|Nair/ }).waitFor();
  // As it is beside a call: the tab that is looked at is the call's.
  await call.bringToFront();
  await panel.reload();
  await panel.getByText('This is the link of your meeting.').waitFor({ state: 'attached' });
  return panel;
}

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
const all = async (actor: Actor) => (await actor.messages()).join('\n');
const eventually = { timeout: 15_000 };

describe.each(isLong ? (['sqlite', 'postgres'] as const) : (['sqlite'] as const))('a call, on %s', (name) => {
  const engine = engineOf(name);
  let contexts: BrowserContext[] = [];
  beforeAll(async () => {
    contexts = await Promise.all(['mentor', 'mentee'].map((who) => launchWithExtension(granted, join(folder, `${who}-${name}`))));
  }, launchTimeout);
  afterAll(async () => {
    for (const one of contexts) await one.close();
  });
  test('when the call ends, the log is done: mentor and mentee write it in their panels and both sign, and Slack and the plan have it', async () => {
    const play = await openPlay(reachable, engine, '2026-11-16T09:00');
    const { stage, morwenna, idris, asha } = play;
    try {
      await pairUp(play);
      await book(play, 'Tuesday 24 November 3pm');
      const { id: meeting, mentorship } = await stage.store.read
        .selectFrom('meeting')
        .select(['id', 'mentorship'])
        .executeTakeFirstOrThrow();
      await asks(play, asha, { type: 'meeting.details', meeting, joinLink } as Ask);
      const people = await stage.store.read.selectFrom('party').select(['person', 'role']).execute();
      const mentor = people.find(({ role }) => role === 'mentor')!.person;
      await asks(play, idris, {
        type: 'plan.action.add',
        mentorship,
        text: 'Ask for the rota',
        person: mentor,
        byWhen: '2026-11-20',
      } as Ask);
      await idris.says('plan');
      await stage.until('2026-11-24T15:10');
      const [own, other] = [await joins(play, asha, contexts[1]!), await joins(play, idris, contexts[0]!)];

      await own.getByLabel('Add a point').fill('The boiler');
      await button(own, 'Add').first().click();
      await other.getByText('The boiler').waitFor();
      await other.getByRole('checkbox', { name: 'Ask for the rota' }).check();
      await expect.poll(() => own.getByRole('checkbox', { name: 'Ask for the rota' }).isChecked(), eventually).toBe(true);
      await stage.settle();
      // The card in Slack, which nobody touched, says so too.
      expect(await all(idris)).toMatch(/Ask for the rota[^\n]*\n[^\n]*[Dd]one/);

      await button(own, 'Begin the log').click();
      const topics = (page: Page) => page.getByLabel('What do you talk about?');
      await topics(own).waitFor();
      expect(await topics(own).inputValue()).toBe('The boiler');
      await topics(own).fill('The boiler and the curlew');
      await expect.poll(() => topics(other).inputValue(), eventually).toBe('The boiler and the curlew');
      await other.getByText('More to note').click();
      await other.getByLabel('What helped?').fill('The walk by the heronry');
      await expect.poll(() => own.getByLabel('What helped?').inputValue(), eventually).toBe('The walk by the heronry');
      await own.getByLabel('A new action').fill('Ask the council');
      await own.getByLabel('By whom').selectOption({ label: 'Idris Vaughan' });
      await own.getByLabel('By when').fill('2026-12-04');
      await button(own, 'Add').nth(1).click();
      await other.getByRole('checkbox', { name: 'Ask the council' }).waitFor();
      await own.getByLabel('Day', { exact: true }).fill('2026-12-08');
      await own.getByLabel('Time', { exact: true }).fill('15:00');
      await stage.until('2026-11-24T16:01');

      await button(own, 'Finish').click();
      await own.getByText('Read it through once').waitFor();
      const read = await own.locator('main').textContent();
      expect(read).toMatch(
        /The boiler and the curlew[\s\S]*The walk by the heronry[\s\S]*Ask the council\s*Idris Vaughan, by Friday 4 December/,
      );
      await button(own, 'Sign it for Idris Vaughan to confirm').click();
      await own.getByRole('heading', { name: 'Signed' }).waitFor();
      await stage.settle();
      expect(await all(idris)).toContain('Asha Nair has signed the log');
      await other.getByRole('heading', { name: 'Asha Nair has signed the log' }).waitFor();
      expect(await other.locator('main').textContent()).toContain('The boiler and the curlew');
      await button(other, 'Yes, it is accurate').click();
      await other.getByText('You and Asha Nair have both signed it.').waitFor();
      await own.getByText('You and Idris Vaughan have both signed it.').waitFor();
      await stage.settle();

      const log = await stage.store.read.selectFrom('meetingLog').selectAll().executeTakeFirstOrThrow();
      expect(log).toMatchObject({ status: 'signed', amendment: null });
      const [entry, ...more] = await entriesOf(stage.store.read, stage.seal, log.id as LogId);
      expect(more).toEqual([]);
      expect(readBytes(entry!.bytes)).toMatchObject({
        topics: 'The boiler and the curlew',
        helped: 'The walk by the heronry',
        before: [{ text: 'Ask for the rota', done: true }],
        actions: [{ text: 'Ask the council', person: mentor, byWhen: '2026-12-04' }],
        next: { at: '2026-12-08T15:00', zone: 'Europe/London' },
      });
      const marks = await stage.store.read.selectFrom('logMark').select(['person', 'kind', 'digest']).execute();
      expect(marks.map(({ person }) => person).toSorted()).toEqual(people.map(({ person }) => person).toSorted());
      for (const mark of marks) expect(mark).toMatchObject({ kind: 'signed', digest: digestOf(entry!.bytes) });
      const meetings = await stage.store.read.selectFrom('meeting').select(['at', 'status']).orderBy('start').execute();
      expect(meetings).toEqual([
        { at: '2026-11-24T15:00', status: 'held' },
        { at: '2026-12-08T15:00', status: 'confirmed' },
      ]);
      expect(await all(idris)).toContain('Ask the council');
      expect(await all(asha)).toContain('The log of Tuesday 24 November is complete\nIdris Vaughan has put their name to it as well.');
      expect(await all(asha)).toContain('Tuesday 8 December at 15:00');
      // What was said stands in the log, and in no message to anybody.
      const told = (await Promise.all([asha, idris, morwenna].map(all))).join('\n');
      expect(told).not.toMatch(/curlew|heronry/);
    } finally {
      await stage.end();
    }
  }, 120_000);
});
