import AxeBuilder from '@axe-core/playwright';
import type { Page, Route } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { actionDone } from '../../shared/domain/plan.ts';
import { at, kofi, maya } from '../setup/facts.ts';
import { newId } from '../setup/logs.ts';
import { isLong } from '../setup/long.ts';
import { panelBrowsing } from '../setup/panel/browse.ts';
import { duringCall, sceneFacts } from '../setup/panel/scene.ts';
import { panelStates } from '../setup/panel/states.ts';

const panel = panelBrowsing();
const topics = (page: Page) => page.getByLabel('What do you talk about?');
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
const tickbox = (page: Page, name: RegExp) => page.getByRole('checkbox', { name });
const begun = async () => {
  const behind = await panel.behind(sceneFacts(), duringCall);
  behind.pair.beginLog(maya, 'mtg_today');
  return behind;
};
const violations = async (page: Page) => {
  const { violations: found } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze();
  return found.map(({ id, nodes }) => `${id}: ${nodes[0]!.html}`);
};

describe('beside the call', () => {
  test('the log is done when the call is: begun, written, finished, read through, signed and confirmed', async () => {
    const behind = await panel.behind(sceneFacts(), duringCall);
    const page = await panel.visit(behind);
    await button(page, 'Begin the log').click();
    await topics(page).fill('The January rota');
    await page.getByLabel('A new action').fill('Ask the two why');
    await button(page, 'Add').nth(1).click();
    await page.getByText('Ask the two why').waitFor();
    await button(page, 'Finish').click();
    await page.getByText('Read it through once').waitFor();
    await button(page, 'Sign it for Kofi Mensah to confirm').click();
    await page.getByRole('heading', { name: 'Signed' }).waitFor();
    const other = await panel.visit(behind, kofi);
    await button(other, 'Yes, it is accurate').click();
    await other.getByText('You and Maya Lind have both signed it.').waitFor();
    await page.getByText('You and Kofi Mensah have both signed it.').waitFor();
    expect(behind.pair.log()!.record()).toMatchObject({ topics: 'The January rota', actions: [{ text: 'Ask the two why', person: maya }] });
  });

  test('what one writes is there for the other, around what they write themselves', async () => {
    const behind = await begun();
    const [own, other] = [await panel.visit(behind), await panel.visit(behind, kofi)];
    // Either draws the eye away from whoever talks, and is there for whoever wants it alone.
    await other.evaluate(() => localStorage.setItem('cairn.wishes', '{"typing":true,"timeLeft":true}'));
    await other.reload();
    await topics(other).waitFor();
    await topics(own).fill('The rota');
    await expect.poll(() => topics(other).inputValue()).toBe('The rota');
    await other.getByText('Maya Lind is writing').waitFor();
    await other.getByText('Now, until 15:00 · 40 minutes left').waitFor();
    await topics(other).focus();
    await other.keyboard.press('End');
    await other.keyboard.type(', and who says no');
    await expect.poll(() => topics(own).inputValue()).toBe('The rota, and who says no');
    expect(await own.getByText(/is writing|minutes left/).count()).toBe(0);
  });

  test('a tick in chat shows, and a tick here is one of the plan', async () => {
    const behind = await panel.behind(sceneFacts(), duringCall);
    const page = await panel.visit(behind);
    await tickbox(page, /Draft a rota/).waitFor();
    behind.pair.meanwhile((facts) => actionDone(facts, 'act_draft', { who: kofi, now: duringCall, change: newId('plc') }));
    behind.server.tell();
    await expect.poll(() => tickbox(page, /Draft a rota/).isChecked()).toBe(true);
    await tickbox(page, /Send the agenda/).check();
    await expect.poll(() => behind.pair.facts().actions.find(({ id }) => id === 'act_agenda')?.status).toBe('done');
  });

  test('everything is done by keyboard alone', async () => {
    const behind = await begun();
    const page = await panel.visit(behind);
    await topics(page).waitFor();
    const reach = async (name: string) => {
      for (let step = 0; step < 60; step += 1) {
        await page.keyboard.press('Tab');
        const there = await page.evaluate(() => {
          const here = document.activeElement as HTMLInputElement | null;
          return here?.labels?.[0]?.textContent ?? here?.textContent ?? '';
        });
        if (there.startsWith(name)) return;
      }
      throw new Error(`Tab does not come to ${name}`);
    };
    await reach('Send the agenda');
    await page.keyboard.press('Space');
    await reach('What do you talk about?');
    await page.keyboard.type('The rota');
    await reach('Finish');
    await page.keyboard.press('Enter');
    await page.getByText('Read it through once').waitFor();
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Read it through once');
    await reach('Sign it');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Signed' }).waitFor();
  });
});

describe('when the network is away', () => {
  test('nothing typed is lost, also when the browser is closed before it is sent', async () => {
    const behind = await begun();
    const page = await panel.visit(behind);
    await topics(page).waitFor();
    behind.server.trouble((path) => (path.endsWith('ask') ? 503 : null));
    await topics(page).fill('Written in a tunnel');
    await page.getByText('You are offline').waitFor();
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
    await button(page, 'Add').first().click();
    await button(page, 'Take “Holidays” off the agenda').waitFor();
    expect(behind.pair.facts().agenda.filter(({ text }) => text === 'Holidays')).toHaveLength(1);
  });
});

test('a browser is paired by a code, told kindly of a wrong one, and parted again', async () => {
  const behind = await panel.behind(sceneFacts(), duringCall);
  const page = await panel.visit(behind, null);
  await page.getByLabel('Code').fill('nothing');
  await page.keyboard.press('Enter');
  await page.getByText('This code leads nowhere').waitFor();
  await page.getByLabel('Code').fill('MAYA-2026');
  await button(page, 'Pair').click();
  await page.getByRole('heading', { name: 'Kofi Mensah' }).waitFor();
  expect(await page.context().cookies()).toEqual([]);
  await button(page, 'More').click();
  await button(page, 'Part this browser from Cairn').click();
  await button(page, 'Part it').click();
  await page.getByLabel('Code').waitFor();
  expect(await page.evaluate(() => JSON.stringify(localStorage))).toBe('{}');
});

describe('every state', () => {
  /** In `npm test`, each state in one of them by turns. */
  const everyColours = [{ colorScheme: 'light' }, { colorScheme: 'dark' }, { colorScheme: 'light', forcedColors: 'active' }] as const;
  const width = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth);
  test.each(Object.entries(panelStates))(
    '%s can be used by everybody, in light, dark and chosen colours, at every width and size of text, and read from either side',
    async (name, shown) => {
      const behind = await panel.behind(shown.facts ?? sceneFacts(), shown.now ?? duringCall);
      shown.done?.(behind.pair);
      behind.server.trouble(shown.trouble ? () => shown.trouble! : null);
      const page = await panel.visit(behind, shown.who);
      await shown.act?.(page);
      await page.getByText(shown.text).first().waitFor();
      const turn = Object.keys(panelStates).indexOf(name) % everyColours.length;
      for (const colours of isLong ? everyColours : [everyColours[turn]!]) {
        await page.emulateMedia({ reducedMotion: 'reduce', ...colours });
        expect(await violations(page)).toEqual([]);
      }
      for (const wide of isLong ? [600, 400, 320] : [320]) {
        await page.setViewportSize({ width: wide, height: 800 });
        expect(await width(page)).toBeLessThanOrEqual(wide);
      }
      for (const [size, dir] of [
        ['200%', 'ltr'],
        ['200%', 'rtl'],
        ['100%', 'rtl'],
      ] as const) {
        await page.evaluate(
          (look) => Object.assign(document.documentElement, { dir: look[1] }).style.setProperty('font-size', look[0]!),
          [size, dir],
        );
        expect([size, dir, await width(page)]).toEqual([size, dir, 320]);
      }
    },
  );
});

type Shift = { sources: { node: Node | null }[] };
test('nothing jumps: what comes takes the place that was kept for it', async () => {
  const behind = await begun();
  const page = await panel.visit(behind, null);
  const shifts = () =>
    page.evaluate(
      () =>
        new Promise<string[]>((resolve) => {
          const moved = (list: PerformanceObserverEntryList) =>
            list
              .getEntries()
              .flatMap((one) => (one as unknown as Shift).sources.map(({ node }) => (node as Element | null)?.outerHTML ?? 'gone'));
          new PerformanceObserver((list) => resolve(moved(list))).observe({ type: 'layout-shift', buffered: true });
          requestAnimationFrame(() => requestAnimationFrame(() => resolve([])));
        }),
    );
  await page.evaluate(
    (pairing) => localStorage.setItem('cairn.pairing', pairing),
    JSON.stringify({ server: behind.server.url, token: maya }),
  );
  let come = () => {};
  const held = new Promise<void>((resolve) => {
    come = resolve;
  });
  await page.route('**/panel/api/state', async (route) => {
    await held;
    await route.continue();
  });
  await page.reload();
  await page.getByText('Fetching your plan').waitFor({ state: 'attached' });
  come();
  await topics(page).waitFor();
  behind.pair.meanwhile((facts) => actionDone(facts, 'act_draft', { who: kofi, now: duringCall, change: newId('plc') }));
  behind.server.tell();
  await expect.poll(() => tickbox(page, /Draft a rota/).isChecked()).toBe(true);
  behind.server.trouble(() => 503);
  await page.getByText('You are offline').waitFor();
  expect(await shifts()).toEqual([]);
});

test('a time is said by the reader’s own clock', async () => {
  const behind = await panel.behind(sceneFacts({ mentee: { zone: 'Asia/Kolkata' as never } }), at('2026-11-24T14:20'));
  const page = await panel.visit(behind);
  await page.getByText('Now, until 20:30').waitFor();
});
