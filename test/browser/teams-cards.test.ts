import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { renderDialog, renderMessage } from '../../bot/chat/teams/render.ts';
import { renderForm } from '../../bot/chat/teams/render-form.ts';
import type { AdaptiveCard } from '../../bot/chat/teams/seam.ts';
import { wordsFor } from '../../shared/words/words.ts';
import { everyBlock, everyField } from '../setup/cards.ts';
import { launchChromium, launchTimeout } from '../setup/chromium.ts';
import { isLong } from '../setup/long.ts';
import { everythingShown } from '../setup/shown/everything.ts';
import { drawOn, openHost, themes, widths } from '../setup/teams/host.ts';
import { colours, everyRule, violations } from '../setup/violations.ts';

const words = wordsFor('en-GB');
const now = Date.parse('2026-11-24T09:12:00Z');
const channels = [{ value: '19:1@thread.tacv2', label: 'Rowan Valley › Mentoring' }];
type Named = { name: string; card: AdaptiveCard };
let browser: Browser;
let cards: Named[];
let forms: Named[];

beforeAll(async () => {
  const shown = await everythingShown();
  cards = [everyBlock, ...[...shown.cards.values()].flat()].map((one) => ({ name: one.name, card: renderMessage(one, words).card! }));
  forms = [everyField, ...[...shown.forms.values()].flat()].flatMap((one) => [
    { name: one.name, card: renderForm(one, words, now, { channels }).card },
    {
      name: `${one.name}, sent back`,
      card: renderForm(one, words, now, {
        note: words.form.needed(),
        errors: Object.fromEntries(one.fields.map(({ name }) => [name, words.form.needed()])),
        values: {},
      }).card,
    },
  ]);
  const dialogs = [...shown.cards.values()].map(([one]) => ({ name: one!.name, card: renderDialog(one!, words) }));
  forms.push(...dialogs);
  browser = await launchChromium();
}, launchTimeout);
afterAll(() => browser?.close());

test.each(Object.entries(widths))(
  'nothing is cut or hangs over the edge in a %s',
  async (_, width) => {
    const page = await openHost(browser, 'light', width);
    for (const all of [cards, forms]) {
      // Where there is least room all of them are tried.
      const drawn = isLong || width === widths.narrow ? all : all.filter((_, index) => index % 4 === 0);
      await drawOn(page, 'light', drawn);
      expect(await cutOn(page)).toEqual([]);
      expect(await cutInMenusOn(page)).toEqual([]);
      await foldOpen(page);
      expect(await cutOn(page)).toEqual([]);
    }
    expect(await unnamedOn(page)).toEqual([]);
    await page.close();
  },
  60_000,
);

test.each(themes)(
  'everything can be read and used in the %s theme, also by who cannot see it',
  async (theme) => {
    const page = await openHost(browser, theme, widths.chat);
    for (const drawn of [sampled(onceEach(cards)), sampled(onceEach(forms))]) {
      await drawOn(page, theme, drawn);
      await foldOpen(page);
      // What is typed to search in is the renderer's own, which forgets the label that is above it.
      const within = { include: ['main'], exclude: ['.ac-choiceSetInput-filtered-textbox'] };
      expect(await violations(page, { within, rules: theme === 'light' ? ours : colours })).toEqual([]);
    }
    await page.close();
  },
  120_000,
);

/** How large a box to tick is, is the renderer’s own. */
const ours = everyRule.filter((tag) => tag !== 'wcag22aa');

/** All of them take a minute a theme. */
const sampled = (all: Named[]): Named[] => (isLong ? all : all.filter((_, index) => index % 16 === 0));

const onceEach = (all: readonly Named[]): Named[] => [...new Map(all.map((one) => [one.name, one])).values()];

/** What is wider than the room it has, of every card, with the words in it. */
function cutOn(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('section')].flatMap((card) => {
      const edge = card.getBoundingClientRect().right;
      const saysSomething = (one: HTMLElement) => [...one.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim());
      return [...card.querySelectorAll<HTMLElement>('*')]
        .filter((one) => one.offsetParent !== null && !one.closest('datalist, option'))
        .filter(
          (one) =>
            one.getBoundingClientRect().right > edge + 0.5 ||
            (saysSomething(one) && one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 0),
        )
        .map((one) => `${card.dataset.card}: ${one.tagName} ${one.className} ${one.textContent?.slice(0, 60)}`);
    }),
  );
}

/** What is wider than the menu it is chosen from, which shows no more of it than that: room for the arrow has to be left, too. */
function cutInMenusOn(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const pen = document.createElement('canvas').getContext('2d')!;
    return [...document.querySelectorAll('select')].flatMap((menu) => {
      const { font, paddingLeft, paddingRight } = getComputedStyle(menu);
      const room = menu.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight) - 20;
      pen.font = font;
      return [...menu.options]
        .filter(({ text }) => pen.measureText(text).width > room)
        .map(({ text }) => `${menu.closest('section')?.dataset.card}: ${text}, ${Math.ceil(pen.measureText(text).width - room)} too wide`);
    });
  });
}

/** Folds open what asks before it is done. */
async function foldOpen(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const one of document.querySelectorAll<HTMLElement>('button[aria-expanded="false"]')) one.click();
  });
}

function unnamedOn(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLInputElement>('input, select, textarea')]
      // What is typed to search in is the renderer's own, which forgets the label that is above it.
      .filter((one) => !one.matches('.ac-choiceSetInput-filtered-textbox'))
      .filter((one) => !one.labels?.length && !one.getAttribute('aria-label') && !one.getAttribute('aria-labelledby'))
      .map((one) => `${one.closest<HTMLElement>('section')?.dataset.card}: ${one.outerHTML.slice(0, 120)}`),
  );
}
