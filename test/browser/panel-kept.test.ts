import type { Page, Route } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import type { PanelState } from '../../shared/api.ts';
import { editAction, saidOfAction } from '../../shared/domain/plan.ts';
import { kofi, maya } from '../setup/facts.ts';
import { newId } from '../setup/logs.ts';
import { panelBrowsing } from '../setup/panel/browse.ts';
import { duringCall, sceneFacts } from '../setup/panel/scene.ts';

const panel = panelBrowsing();
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const topics = (page: Page) => page.getByLabel('What do you talk about?');
const point = (page: Page) => page.getByLabel('Add a point');

/** What lies in the browser. It stays in the page, where alone its keys are of use. */
const stored = (page: Page) =>
  page.evaluateHandle(async () => {
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve) => request.addEventListener('success', () => resolve(request.result)));
    const database = await done(indexedDB.open('cairn'));
    const all = async (name: string) => done(database.transaction(name).objectStore(name).getAll());
    const [keys, records, asks] = [await all('keys'), await all('records'), await all('asks')];
    database.close();
    return { keys, records, asks };
  });

const kept = async (page: Page) =>
  (await stored(page)).evaluate(({ keys, records, asks }) => {
    const isSealed = keys.every(({ key }: { key: CryptoKey }) => !key.extractable && key.algorithm.name === 'AES-GCM');
    return { keys: keys.map(({ of }) => of), records: records.map(({ kind }) => kind), asks: asks.length, isSealed };
  });

test('a browser whose place was taken back shows nothing any more, and keeps what its person wrote for them alone', async () => {
  const behind = await panel.behind(sceneFacts(), duringCall);
  const page = await panel.visit(behind);
  const draft = 'draft/agenda.add/mtg_today';
  await point(page).fill('Holid');
  await expect.poll(() => kept(page)).toEqual({ keys: ['own', 'seen'], records: [draft, 'state'], asks: 0, isSealed: true });
  behind.server.trouble((path) => (path.endsWith('ask') ? 503 : null));
  await page.getByRole('checkbox', { name: /Send the agenda/ }).check();
  await page.getByText('One thing waits here').waitFor();
  behind.server.revoke(maya);
  behind.server.trouble(null);
  await page.getByText('This browser is not paired any more').waitFor();
  await expect.poll(() => kept(page)).toEqual({ keys: ['own'], records: [draft], asks: 1, isSealed: true });

  const pairAs = async (code: string) => {
    await page.getByLabel('Code').fill(code);
    await button(page, 'Pair').click();
    await page.getByRole('heading', { name: code.startsWith('KOFI') ? 'Maya Lind' : 'Kofi Mensah' }).waitFor();
  };
  await button(page, 'Pair this browser').click();
  await pairAs('KOFI-2026');
  expect([await point(page).inputValue(), behind.server.asked]).toEqual(['', []]);
  await button(page, 'More').click();
  await button(page, 'Part this browser from Cairn').click();
  await button(page, 'Part it').click();
  await pairAs('MAYA-2026');
  await expect.poll(() => behind.server.asked.map(({ intent }) => intent.type)).toEqual(['plan.action.done']);
  await expect.poll(() => point(page).inputValue()).toBe('Holid');

  // What was damaged, or sealed with a key that is gone, is as if it were not there.
  await page.evaluate(async () => {
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve) => request.addEventListener('success', () => resolve(request.result)));
    const database = await done(indexedDB.open('cairn'));
    const store = database.transaction('records', 'readwrite').objectStore('records');
    const [first, second] = await done(store.getAll());
    await done(store.put({ ...first, iv: second.iv, text: second.text }));
    await done(store.put({ ...second, text: new ArrayBuffer(40) }));
    database.close();
  });
  await page.reload();
  await page.getByRole('heading', { name: 'Kofi Mensah' }).waitFor();
  expect(await point(page).inputValue()).toBe('');

  // Of a state that lacks what the panel needs nothing is shown but that, for as long as it is so.
  behind.server.shows(({ pairs: _, ...state }) => state as PanelState);
  await page.reload();
  await page.getByRole('heading', { name: 'Something went wrong here' }).waitFor();
  behind.server.shows((state) => state);
  const again = button(page, 'Try again');
  // It may try by itself at the same moment.
  await expect.poll(async () => (await again.isVisible()) && (await again.click())).toBe(false);
  await page.getByRole('heading', { name: 'Agenda' }).waitFor();
});

/** All that opens with the keys that lie beside it. */
const readable = async (page: Page) =>
  (await stored(page)).evaluate(async ({ keys, records, asks }) => {
    const texts: string[] = [];
    for (const row of [...records, ...asks]) {
      const additionalData = new TextEncoder().encode(`${row.owner}\n${row.kind ?? 'ask'}`);
      for (const { iv, text } of [row, row.whole].filter(Boolean))
        for (const { key } of keys) {
          const open = crypto.subtle.decrypt({ name: 'AES-GCM', iv, additionalData }, key, text);
          await open.then((one) => texts.push(new TextDecoder().decode(one))).catch(() => {});
        }
    }
    return texts.join('\n');
  });

test('of a place that was taken back nothing of the other’s words can be read any more, and what its person wrote can', async () => {
  const behind = await panel.behind(sceneFacts(), duringCall);
  behind.pair.beginLog(kofi, 'mtg_today');
  behind.pair.log()!.types(kofi, 'frm_kofi', { topics: 'The January rota' }, duringCall);
  const page = await panel.visit(behind);
  await button(page, 'Edit “Send the agenda two days ahead”').click();
  await page.getByLabel('What will be done?').fill('Send the agenda a week ahead');
  behind.pair.meanwhile((facts) => {
    const action = facts.actions.find(({ id }) => id === 'act_agenda')!;
    const text = 'Send the agenda three days ahead';
    return editAction(facts, action.id, { ...saidOfAction(action), text }, { who: kofi, now: duringCall, change: newId('plc') });
  });
  await button(page, 'Save').click();
  await page.getByText('both changed this').waitFor();
  await button(page, 'Edit “Let Maya sit in on a budget meeting”').click();
  behind.server.trouble((path) => (path.endsWith('ask') ? 503 : null));
  await page.getByLabel('What do you talk about?').fill('The budget');
  const [own, theirs] = [
    ['Send the agenda a week ahead', 'The budget'],
    ['Send the agenda three days ahead', 'The January rota', 'Let Maya sit in on a budget meeting'],
  ];
  const read = async (words: readonly string[]) => {
    const all = await readable(page);
    return words.map((one) => all.includes(one));
  };
  await expect.poll(() => read([...own, ...theirs])).toEqual([true, true, true, true, true]);
  // As long as it may be seen it is there again whenever the window is opened.
  await page.reload();
  await page.getByText('both changed this').waitFor();
  behind.server.revoke(maya);
  behind.server.trouble(null);
  await page.getByText('This browser is not paired any more').waitFor();
  await expect.poll(() => read([...own, ...theirs])).toEqual([true, true, false, false, false]);

  await button(page, 'Pair this browser').click();
  await page.getByLabel('Code').fill('MAYA-2026');
  await button(page, 'Pair').click();
  await page.getByRole('heading', { name: 'Kofi Mensah' }).waitFor();
  const written = await page.getByLabel('What will be done?').evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value));
  expect(written.toSorted()).toEqual(['Let Maya sit in on a budget meeting', 'Send the agenda a week ahead']);
  expect(await page.getByText('both changed this').count()).toBe(0);
  await expect.poll(() => behind.pair.log()!.draft()!.content.fields.topics).toBe('The January rota\nThe budget');
});

test('where the browser keeps nothing the panel says so, works, and sends what waits as long as it is open', async () => {
  const behind = await panel.behind(sceneFacts(), duringCall);
  const page = await panel.visit(behind, kofi, {}, () => {
    indexedDB.open = () => {
      throw new DOMException('refused', 'SecurityError');
    };
  });
  await page.getByText('Nothing is kept in this window when it closes.').waitFor();
  behind.server.trouble(() => 503);
  await point(page).fill('Holidays');
  await button(page, 'Add').first().click();
  await page.getByText('nothing can be kept in this window').waitFor();
  behind.server.trouble(null);
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await button(page, 'Take “Holidays” off the agenda').waitFor();
  expect(behind.pair.facts().agenda.filter(({ text }) => text === 'Holidays')).toHaveLength(1);

  // A disk that fills up while it is open.
  const full = await panel.visit(behind);
  await full.evaluate(() => {
    IDBObjectStore.prototype.add = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
  });
  await full.getByRole('checkbox', { name: /Send the agenda/ }).check();
  await full.getByText('Nothing is kept in this window when it closes.').waitFor();
  await expect.poll(() => behind.pair.facts().actions.find(({ id }) => id === 'act_agenda')?.status).toBe('done');
});

describe('when the network is away', () => {
  test('nothing typed is lost, also when the browser is closed before it is sent', async () => {
    const behind = await panel.behind(sceneFacts(), duringCall);
    behind.pair.beginLog(maya, 'mtg_today');
    const page = await panel.visit(behind);
    await topics(page).waitFor();
    behind.server.trouble((path) => (path.endsWith('ask') ? 503 : null));
    await topics(page).fill('Written in a tunnel');
    await page.getByText('You are offline').waitFor();
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
    expect((await page.getByText('You are offline').boundingBox())!.y).toBeGreaterThan(0);
    behind.server.trouble(() => 503);
    await page.reload();
    behind.server.trouble(null);
    await page.reload();
    await expect.poll(() => topics(page).inputValue()).toBe('Written in a tunnel');
    await expect.poll(() => behind.pair.log()!.draft()!.content.fields.topics).toBe('Written in a tunnel');
  });

  test('an answer that was lost on its way does nothing twice', async () => {
    const behind = await panel.behind(sceneFacts(), duringCall);
    const page = await panel.visit(behind);
    await page.getByLabel('Add a point').fill('Holidays');
    const lost = async (route: Route) => {
      await route.fetch();
      await route.abort();
    };
    await page.route('**/panel/api/ask', lost, { times: 1 });
    // Before that, a network in between answers in Cairn's place.
    await page.route('**/panel/api/ask', (route) => route.fulfill({ json: { login: 'required' } }), { times: 1 });
    await button(page, 'Add').first().click();
    await button(page, 'Take “Holidays” off the agenda').waitFor();
    expect(behind.pair.facts().agenda.filter(({ text }) => text === 'Holidays')).toHaveLength(1);
  });
});
