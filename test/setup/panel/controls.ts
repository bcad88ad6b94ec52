import type { Page } from 'playwright-core';

export const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
export const tickbox = (page: Page, name: RegExp) => page.getByRole('checkbox', { name });
/** What has the focus, by its label or what it says. */
export const focused = (page: Page) =>
  page.evaluate(() => {
    const here = document.activeElement as HTMLInputElement;
    return here.labels?.[0]?.textContent ?? here.textContent;
  });
