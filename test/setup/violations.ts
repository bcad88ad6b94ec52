import axe, { type AxeResults, type ElementContext, type RunOptions } from 'axe-core';
import type { Frame, Page } from 'playwright-core';

const aa = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
export const everyRule = [...aa, 'best-practice'];
export const colours = ['color-contrast'];

/**
 * Which rules of WCAG 2.2 AA, or of whatever is asked for, a page breaks, and where. It is the page itself that is asked and no frame in
 * it, and only for what is broken: going through axe's own package for browsers takes four times as long.
 */
export async function violations(
  page: Page | Frame,
  { within = { include: ['html'] }, rules = aa }: { within?: ElementContext; rules?: string[] } = {},
): Promise<string[]> {
  if (await page.evaluate(() => !('axe' in globalThis))) await page.evaluate(axe.source);
  const options: RunOptions = { runOnly: rules, resultTypes: ['violations'], iframes: false };
  const found = await page.evaluate(
    ([context, chosen]) => (globalThis as unknown as { axe: { run(...all: unknown[]): Promise<AxeResults> } }).axe.run(context, chosen),
    [within, options] as const,
  );
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}
