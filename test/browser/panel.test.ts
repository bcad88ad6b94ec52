import AxeBuilder from '@axe-core/playwright';
import type { Page, Route } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { actionDone } from '../../shared/domain/plan.ts';
import { aPair, at, kofi, maya } from '../setup/facts.ts';
import { newId } from '../setup/logs.ts';
import { isLong } from '../setup/long.ts';
import { panelBrowsing } from '../setup/panel/browse.ts';
import { beforeCall, duringCall, emptyFacts, sceneFacts } from '../setup/panel/scene.ts';

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
    await topics(own).fill('The rota');
    await expect.poll(() => topics(other).inputValue()).toBe('The rota');
    await topics(other).focus();
    await other.keyboard.press('End');
    await other.keyboard.type(', and who says no');
    await expect.poll(() => topics(own).inputValue()).toBe('The rota, and who says no');
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

const wrong = async (page: Page) => {
  await page.getByLabel('Code').fill('nothing');
  await page.keyboard.press('Enter');
  await page.getByText('This code leads nowhere').waitFor();
};
const twoPairs = () => {
  const second = sceneFacts({ mentor: { name: 'Ines Prado' } });
  return [emptyFacts(), { ...second, mentorship: { ...second.mentorship, id: 'men_second' as const }, meetings: [], agenda: [] }];
};

describe('every state', () => {
  type Shown = {
    who?: typeof maya | null;
    facts?: Parameters<typeof panel.behind>[0];
    now?: typeof beforeCall;
    trouble?: number | 'hang';
    begun?: boolean;
    act?: (page: Page) => Promise<void>;
    text: string | RegExp;
  };
  const states: Record<string, Shown> = {
    pairing: { who: null, text: 'Pair this browser' },
    'a wrong code': { who: null, act: wrong, text: 'This code leads nowhere' },
    'the call': { begun: true, text: 'Saves itself' },
    'the call, for a mentor': {
      who: kofi,
      begun: true,
      act: async (page) => page.getByText('Questions to ask').click(),
      text: 'For you as the mentor',
    },
    'between calls': { now: beforeCall, text: 'Join the call' },
    'an empty plan': { facts: aPair(), text: 'You have set no goal yet' },
    'a choice of pairs': { facts: twoPairs(), text: 'Which pair is this for?' },
    loading: { trouble: 'hang', text: 'Fetching your plan' },
    offline: { trouble: 503, text: 'You are offline' },
    expired: { trouble: 401, text: 'This browser is not paired any more' },
    'an error': { trouble: 400, text: 'Something went wrong here' },
    'the question before parting': {
      act: async (page) => {
        await button(page, 'More').click();
        await button(page, 'Part this browser from Cairn').click();
      },
      text: 'Nothing is lost',
    },
  };
  /** In `npm test`, each state in one of them by turns. */
  const everyColours = [{ colorScheme: 'light' }, { colorScheme: 'dark' }, { colorScheme: 'light', forcedColors: 'active' }] as const;
  test.each(Object.entries(states))(
    '%s can be used by everybody, in light, dark and chosen colours, at every width',
    async (name, shown) => {
      const behind = await panel.behind(shown.facts ?? sceneFacts(), shown.now ?? duringCall);
      if (shown.begun) behind.pair.beginLog(maya, 'mtg_today');
      behind.server.trouble(shown.trouble ? () => shown.trouble! : null);
      const page = await panel.visit(behind, shown.who);
      await shown.act?.(page);
      await page.getByText(shown.text).first().waitFor();
      const turn = Object.keys(states).indexOf(name) % everyColours.length;
      for (const colours of isLong ? everyColours : [everyColours[turn]!]) {
        await page.emulateMedia({ reducedMotion: 'reduce', ...colours });
        expect(await violations(page)).toEqual([]);
      }
      for (const width of [320, 400, 600]) {
        await page.setViewportSize({ width, height: 800 });
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      }
      await page.evaluate(() => {
        document.documentElement.style.fontSize = '200%';
      });
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(600);
    },
  );
});

test('a time is said by the reader’s own clock, also where the browser has no Temporal', async () => {
  const behind = await panel.behind(sceneFacts({ mentee: { zone: 'Asia/Kolkata' as never } }), at('2026-11-24T14:20'));
  const seen = async (prepare: (page: Page) => Promise<unknown>) => {
    const page = await panel.visit(behind);
    await prepare(page);
    const fetched: string[] = [];
    page.on('request', (request) => fetched.push(request.url()));
    await page.reload();
    await page.getByText('Now, until 20:30').waitFor();
    return fetched.filter((one) => one.includes('/temporal-'));
  };
  expect(await seen(async () => {})).toEqual([]);
  expect(await seen((page) => page.addInitScript(() => Reflect.deleteProperty(globalThis, 'Temporal')))).toHaveLength(1);
});
