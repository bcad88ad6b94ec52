import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { type Card, card, choice, choices, say } from '../../bot/chat/card.ts';
import type { Address, Answer } from '../../bot/chat/port.ts';
import { launchChromium, launchTimeout } from './chromium.ts';
import { type DeskOptions, type Handled, openDesk, type TestDesk } from './desk.ts';
import { engineOf } from './engines.ts';

export const signal = new AbortController().signal;
export const to = (user: string): Address => ({ to: 'person', account: { platform: 'desk', enterprise: '', tenant: 'demo', user } });

/** A card that says one thing and offers some choices. */
export function saying(text: string, ...all: Parameters<typeof choice>[]): Card {
  return card('test', { summary: text, blocks: [say(text), all.length > 0 ? choices(...all.map((one) => choice(...one))) : null] });
}
export const replaced = (text: string): Answer => ({ answer: 'card', card: saying(text), place: 'replace' });

export const messagesOf = (page: Page, user: string): Locator => page.locator(`[data-place="person/${user}"] > li`);
export const column = (page: Page, user: string): Locator => page.locator(`#column-${user}`);

export type Browsing = {
  /** A desk in front of a door that answers as told. Closed after the test. */
  open(answer?: (handled: Handled) => Answer | Promise<Answer>, options?: DeskOptions): Promise<TestDesk>;
  /** Stops a desk and starts it anew, at the same address and on the same database. */
  restart(desk: TestDesk): Promise<TestDesk>;
  /** A fresh visitor of it. The test fails if the page reports an error. */
  visit(desk: Pick<TestDesk, 'url'>, options?: BrowserContextOptions): Promise<Page>;
};

/** Called once a file: a Chromium for its tests. */
export function browsing(): Browsing {
  const engine = engineOf('sqlite');
  const undo: (() => Promise<unknown>)[] = [];
  let browser: Browser | undefined;
  beforeAll(async () => {
    browser = await launchChromium();
  }, launchTimeout);
  afterAll(() => browser?.close());
  afterEach(async () => {
    for (const one of undo.splice(0).reverse()) await one();
  });

  return {
    async open(answer, options) {
      const desk = await openDesk(await engine.openFreshStore(), answer, options);
      undo.push(() => desk.close());
      return desk;
    },
    async restart(desk) {
      await desk.close();
      const again = await openDesk(desk.store, undefined, { port: desk.port });
      undo.push(() => again.close());
      return again;
    },
    async visit(desk, options = {}) {
      const context = await browser!.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce', ...options });
      undo.push(() => context.close());
      const page = await context.newPage();
      page.setDefaultTimeout(10_000);
      const errors: string[] = [];
      page.on('pageerror', (error) => errors.push(error.message));
      page.on('console', (message) => {
        // A request that a test cuts off, or a desk that it stops, is no fault of the page.
        if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) errors.push(message.text());
      });
      undo.push(async () => expect(errors).toEqual([]));
      await page.goto(desk.url);
      return page;
    },
  };
}
