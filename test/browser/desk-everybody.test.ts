import type { BrowserContextOptions, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { wordsFor } from '../../shared/words/words.ts';
import { everyBlock, everyField } from '../setup/cards.ts';
import { browsing, column, messagesOf, replaced, saying, signal, to } from '../setup/desk-page.ts';
import { inWays } from '../setup/long.ts';
import { everyRule, violations } from '../setup/violations.ts';

const { open, visit } = browsing();
const words = wordsFor('en-GB');

describe('with the keyboard alone', () => {
  test('somebody opens a form, fills it in and sends it, and comes back to where they were', async () => {
    const desk = await open(({ intent }) =>
      intent.type === 'agenda.open'
        ? {
            answer: 'form',
            form: {
              ...everyField,
              title: 'Add to the agenda',
              submit: 'Add',
              ask: { type: 'agenda.add', meeting: `mtg_${'a'.repeat(25)}` },
              fields: [{ field: 'text', name: 'text', label: 'What would you like to talk about?', value: null, most: 500 }],
            },
          }
        : intent.type === 'agenda.add'
          ? replaced('It is on the agenda.')
          : { answer: 'quiet' },
    );
    await desk.desk.chat.show(
      to('asha'),
      saying('Tomorrow', ['Agenda', { type: 'agenda.open', meeting: `mtg_${'a'.repeat(25)}` }]),
      'm1',
      signal,
    );
    const page = await visit(desk);
    const tabTo = async (name: string) => {
      for (let n = 0; n < 60; n++) {
        await page.keyboard.press('Tab');
        if ((await page.evaluate(() => document.activeElement?.textContent?.trim()))?.startsWith(name)) return;
      }
      throw new Error(`${name} is not reached with Tab`);
    };
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(words.desk.skip());
    await page.keyboard.press('Enter');
    await tabTo('Messages');
    await page.keyboard.press('ArrowRight');
    expect(await column(page, 'asha').getByRole('tab', { name: 'Home' }).getAttribute('aria-selected')).toBe('true');
    await page.keyboard.press('ArrowLeft');
    await tabTo('Agenda');
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Add to the agenda' });
    await dialog.waitFor();
    expect(await dialog.getByLabel('What would you like to talk about?').evaluate((field) => field === document.activeElement)).toBe(true);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Agenda');
    await page.keyboard.press('Space');
    await dialog.waitFor();
    await page.keyboard.type('Supervision');
    await page.keyboard.press('Enter');
    await messagesOf(page, 'asha').getByText('It is on the agenda.').waitFor();
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('It is on the agenda.');
  });
});

describe('for everybody', () => {
  const looks: [string, BrowserContextOptions][] = [
    ['light', { colorScheme: 'light' }],
    ['dark', { colorScheme: 'dark' }],
    ['in a narrow window, dark', { colorScheme: 'dark', viewport: { width: 320, height: 640 } }],
  ];
  const form = { ...everyField, ask: { type: 'meeting.propose' as const, mentorship: `men_${'a'.repeat(25)}` } };
  const full = async () => {
    const desk = await open(({ intent }) =>
      intent.type === 'home.open' ? { answer: 'card', card: everyBlock, place: 'home' } : { answer: 'form', form },
    );
    await desk.desk.chat.show(to('asha'), everyBlock, 'm1', signal);
    await desk.desk.chat.show(to('idris'), everyBlock, 'm2', signal);
    await desk.desk.chat.sendFile(
      to('asha'),
      { name: 'a.ics', type: 'text/calendar', content: 'x', title: 'Calendar entry' },
      'm3',
      signal,
    );
    await desk.desk.chat.showHome({ platform: 'desk', enterprise: '', tenant: 'demo', user: 'asha' }, everyBlock, signal);
    return desk;
  };
  const faults = (page: Page) => violations(page, { within: { exclude: ['#zones'] }, rules: everyRule });

  test.each(inWays(looks))('the page and its forms pass the accessibility rules, %s', async (_, options) => {
    const page = await visit(await full(), options);
    await page.locator('.more summary').first().click();
    expect(await faults(page)).toEqual([]);
    await column(page, 'asha').getByRole('button', { name: 'Move it' }).first().click();
    await page.getByRole('dialog').getByRole('button', { name: 'Propose' }).click();
    await page.getByRole('dialog').getByText(words.form.needed()).first().waitFor();
    expect(await faults(page)).toEqual([]);
  });

  test.each([
    ['320 pixels', { viewport: { width: 320, height: 640 } }],
    ['a screen at 200 %', { viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 }],
  ])('nothing is cut off sideways on %s', async (_, options) => {
    const page = await visit(await full(), options);
    const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(await overflow()).toBe(0);
    expect(await page.locator('.column:visible').count()).toBe(1);
    await page.locator('#seat-idris').click();
    expect(await page.locator('.column:visible h2').textContent()).toBe('Idris Vaughan');
    expect(await overflow()).toBe(0);
  });

  test('where there is no room for all who sit at the desk, everybody can be scrolled to', async () => {
    const page = await visit(await full(), { viewport: { width: 800, height: 760 } });
    await page.locator('#seat-bethan').click();
    await page.locator('#people').evaluate((main) => main.scrollTo(0, 0));
    expect((await column(page, 'asha').boundingBox())!.x).toBeGreaterThanOrEqual(0);
    await page.locator('#people').evaluate((main) => main.scrollTo(9999, 0));
    const { x, width } = (await column(page, 'bethan').boundingBox())!;
    expect(x + width).toBeLessThanOrEqual(800);
  });

  test('text twice as large needs no sideways scrolling', async () => {
    const page = await visit(await full(), { viewport: { width: 640, height: 800 } });
    await page.evaluate(() => {
      document.documentElement.style.fontSize = '200%';
    });
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
    const cut = await page.evaluate(() =>
      [...document.querySelectorAll('button, .say, .title')]
        .filter((one) => one.clientWidth > 0 && one.scrollWidth > one.clientWidth + 1)
        .map((one) => one.textContent),
    );
    expect(cut).toEqual([]);
  });

  test('touch targets are large enough for a finger', async () => {
    const page = await visit(await full(), { viewport: { width: 375, height: 800 }, hasTouch: true, isMobile: true });
    const small = await page.evaluate(() =>
      [...document.querySelectorAll('button, summary, a.download, input')]
        .filter((one) => one.checkVisibility())
        .map((one) => ({ text: one.textContent, height: one.getBoundingClientRect().height }))
        .filter(({ height }) => height < 44),
    );
    expect(small).toEqual([]);
  });
});
