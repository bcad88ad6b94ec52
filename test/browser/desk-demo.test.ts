import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { demoBegins } from '../../bot/chat/desk/story.ts';
import { type Instant, type WallTime, wallTimeAt, type Zone } from '../../shared/time.ts';
import { type DemoDesk, openDemoDesk } from '../setup/demo-desk.ts';
import { browsing, column, messagesOf } from '../setup/desk-page.ts';
import { isLong } from '../setup/long.ts';
import { everyRule, violations } from '../setup/violations.ts';

const { visit } = browsing();
const london = 'Europe/London' as Zone;
const evening = Date.parse('2026-11-23T19:00:00Z');

const undo: (() => unknown)[] = [];
afterEach(async () => {
  for (const one of undo.splice(0).reverse()) await one();
});
function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'cairn-demo-'));
  undo.push(() => rmSync(made, { recursive: true, force: true }));
  return made;
}
/** What the first who opens it waits for: the demo is told once, and each test has a copy. */
const told = mkdtempSync(join(tmpdir(), 'cairn-told-'));
beforeAll(async () => (await openDemoDesk(told, evening)).close());
afterAll(() => rmSync(told, { recursive: true, force: true }));
function toldFolder(): string {
  const made = folder();
  cpSync(told, made, { recursive: true });
  return made;
}
async function openDemo(dataFolder = toldFolder()): Promise<DemoDesk> {
  const desk = await openDemoDesk(dataFolder, evening);
  undo.push(desk.close);
  return desk;
}
/** What everybody was told, each in the order they were; who of two people at once is told first is nobody's business. */
async function saidTo(desk: DemoDesk): Promise<string[]> {
  const rows = await desk.store.read.selectFrom('deskMessage').select(['place', 'at', 'content']).orderBy('place').orderBy('id').execute();
  return rows.map(
    ({ place, at, content }) => `${place} ${at} ${/"summary":"([^"]*)"/.exec(content)?.[1] ?? /"name":"([^"]*)"/.exec(content)?.[1]}`,
  );
}

describe('the demo', () => {
  test('opens on a pair in the middle of something, and a newcomer books a meeting in a minute', async () => {
    const page = await visit(await openDemo());
    const { asha, idris, morwenna } = {
      asha: messagesOf(page, 'asha'),
      idris: messagesOf(page, 'idris'),
      morwenna: messagesOf(page, 'morwenna'),
    };
    expect(await page.locator('[data-clock="day"]').textContent()).toBe('Tuesday 24 November, in London');
    expect(await page.locator('[data-clock="time"]').textContent()).toBe('09:12');
    await asha.getByRole('heading', { name: 'Idris Vaughan suggests a meeting' }).waitFor();
    expect(await asha.last().getByText('Wednesday 23 December at 16:00').isVisible()).toBe(true);
    expect(await idris.nth(-2).getByText('Wednesday 23 December at 10:30').isVisible()).toBe(true);
    await idris.last().getByRole('heading', { name: 'Asha Nair has signed the log of Thursday 19 November' }).waitFor();
    expect(await morwenna.count()).toBeGreaterThan(3);

    await page.getByLabel('Write to Cairn as Asha Nair').fill('next Tues 3pm');
    await page.keyboard.press('Enter');
    await asha.last().getByText('Tuesday 1 December at 15:00').waitFor();
    await asha.last().getByRole('button').first().click();
    await idris.last().getByText('Tuesday 1 December at 09:30').waitFor();
    await idris.last().getByRole('button', { name: 'That works' }).click();
    await asha.getByText('Tuesday 1 December at 15:00').last().waitFor();
    await column(page, 'asha').getByRole('tab', { name: 'Home' }).click();
    await page.locator('#view-asha-home').getByText('Tuesday 1 December', { exact: false }).first().waitFor();
  });

  test('shows both a word ahead of their meeting when the clock is moved to it', async () => {
    const page = await visit(await openDemo());
    await page.getByRole('button', { name: 'To the next message' }).click();
    await messagesOf(page, 'asha').getByRole('heading', { name: 'You meet Idris Vaughan tomorrow', exact: false }).waitFor();
    await messagesOf(page, 'idris').getByRole('heading', { name: 'You meet Asha Nair tomorrow', exact: false }).waitFor();
    expect(await page.locator('[data-clock="time"]').textContent()).toBe('12:00');
  });

  test('shows what comes after a meeting: one takes the log that the other signed away as a file, and confirms it', async () => {
    const desk = await openDemo();
    const page = await visit(desk);
    const dialog = page.getByRole('dialog');
    await messagesOf(page, 'idris').last().getByRole('button', { name: 'Read the log' }).press('Enter');
    await dialog.getByText('Whether I want the deputy role', { exact: false }).waitFor();
    await dialog.getByText('More').click();
    await dialog.getByRole('button', { name: 'Take it away as text' }).click();
    const link = dialog.getByRole('link');
    expect(await link.getAttribute('href')).toMatch(`${desk.url}/take/`);
    const opens = page.waitForEvent('popup');
    await link.click();
    const elsewhere = await opens;
    const coming = elsewhere.waitForEvent('download');
    await elsewhere.getByRole('button').click();
    expect(readFileSync(await (await coming).path(), 'utf8')).toContain('Whether I want the deputy role');
    await dialog.getByRole('button', { name: 'Close' }).click();
    await messagesOf(page, 'idris').last().getByRole('button', { name: 'Read the log' }).press('Enter');
    await dialog.getByRole('button', { name: 'Yes, it is accurate' }).click();
    await dialog.getByRole('button', { name: 'Yes, it is accurate' }).click();
    await messagesOf(page, 'asha').getByRole('article', { name: 'Idris Vaughan has signed the log', exact: false }).waitFor();
    expect(await page.locator('#view-morwenna-channel').textContent()).not.toMatch(/Asha|Idris|deputy/);
  });

  test('shows the channel how the week was, in numbers and a picture that can be read, also in a narrow window', async () => {
    const page = await visit(await openDemo(), { viewport: { width: 320, height: 640 } });
    await page.locator('#seat-morwenna').click();
    const channel = page.locator('#view-morwenna-channel');
    await channel.getByRole('img', { name: '3 of 5 logs of the last 2 weeks are signed', exact: false }).waitFor();
    await channel.getByText('2 of 4', { exact: false }).waitFor();
    expect(await violations(page, { rules: everyRule })).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
  });

  test('stops at once, also while somebody looks at it', async () => {
    const desk = await openDemoDesk(toldFolder(), evening);
    const page = await visit(desk);
    // The page asks how things stand as soon as its live line is open.
    await Promise.all([page.waitForResponse((response) => response.url().includes('/desk/state')), page.reload()]);
    const began = performance.now();
    await desk.close();
    expect(performance.now() - began).toBeLessThan(2500);
    await page.getByRole('status').getByText('The desk has lost touch with Cairn', { exact: false }).waitFor();
  });

  test('is told once: opened again, it stays as people left it', async () => {
    const place = folder();
    const first = await openDemoDesk(place, evening);
    const before = await saidTo(first);
    await first.close();
    expect(await saidTo(await openDemo(place))).toEqual(before);
    expect(new Set(before).size).toBe(before.length);
  });

  test.each(isLong ? [1, 4, 9, 13, 60] : [4, 13])(
    'stopped after %i transactions while it is told, goes on where it was and comes out the same',
    async (most) => {
      const place = folder();
      await expect(openDemoDesk(place, evening, most)).rejects.toThrow('stopped here');
      const whole = await saidTo(await openDemo());
      expect(await saidTo(await openDemo(place))).toEqual(whole);
    },
  );

  test.each([
    ['a Monday morning', '2026-11-23T08:00:00.000Z', '2026-11-10T09:00'],
    ['a Thursday, since Friday has no working day after it', '2026-11-26T10:00:00.000Z', '2026-11-16T09:00'],
    ['a Saturday night', '2026-11-28T23:30:00.000Z', '2026-11-16T09:00'],
    ['the day before the clocks go forward', '2027-03-27T12:00:00.000Z', '2027-03-15T09:00'],
  ])('first opened on %s, begins two weeks before a morning with a working day after it', (_, now, begins) => {
    expect(wallTimeAt(demoBegins(now as Instant), london)).toBe(begins as WallTime);
  });
});
