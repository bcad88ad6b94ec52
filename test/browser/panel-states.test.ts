import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { actionDone } from '../../shared/domain/plan.ts';
import { kofi, maya } from '../setup/facts.ts';
import { newId } from '../setup/logs.ts';
import { isLong } from '../setup/long.ts';
import { panelBrowsing } from '../setup/panel/browse.ts';
import { duringCall, sceneFacts } from '../setup/panel/scene.ts';
import { panelStates } from '../setup/panel/states.ts';
import { violations } from '../setup/violations.ts';

const panel = panelBrowsing();

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
      await shown.act?.(page, behind);
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
  const behind = await panel.behind(sceneFacts(), duringCall);
  behind.pair.beginLog(maya, 'mtg_today');
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
    JSON.stringify({ server: behind.server.url, token: maya, person: maya, name: 'Maya Lind' }),
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
  await page.getByLabel('What do you talk about?').waitFor();
  behind.pair.meanwhile((facts) => actionDone(facts, 'act_draft', { who: kofi, now: duringCall, change: newId('plc') }));
  behind.server.tell();
  await expect.poll(() => page.getByRole('checkbox', { name: /Draft a rota/ }).isChecked()).toBe(true);
  behind.server.trouble(() => 503);
  await page.getByText('You are offline').waitFor();
  expect(await shifts()).toEqual([]);
});
