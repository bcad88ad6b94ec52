import { expect } from 'vitest';
import type { Firefox } from './launch.ts';

/** The page in an extension's sidebar, which is in no tab. */
const BROWSER = `const page = SidebarController.browser?.contentDocument?.getElementById('webext-panels-browser');`;

/** What a person would find by its name, given the focus; whether it had it before, and with all of its text selected. */
const FIND = `
  const [name] = arguments;
  const called = (one) => (one.ariaLabel ?? one.labels?.[0]?.textContent ?? one.textContent).trim();
  const found = [...document.querySelectorAll('button, a, input, textarea, select')].find((one) => one.checkVisibility() && called(one).startsWith(name));
  const isFocused = found !== undefined && document.activeElement === found;
  found?.focus();
  found?.select?.();
  return found ? { value: found.value, checked: found.checked, isFocused } : null;
`;

type Found = { value: string; checked: boolean; isFocused: boolean };

/** How long something may take to be there before it is missed, in milliseconds. */
const PATIENCE = 10_000;

/** What somebody does in the sidebar: by keys that Firefox itself takes for a person's. */
export function sidebarOf(firefox: Firefox) {
  const address = () => firefox.chrome<string | null>(`${BROWSER} return page?.currentURI?.spec ?? null`);
  const run = <T>(script: string, ...given: unknown[]) =>
    firefox.chrome<T | null>(
      `${BROWSER} page?.focus(); const actor = page?.browsingContext?.currentWindowGlobal?.getActor('MarionetteCommands');
       return actor ? await actor.executeScript(given[0], given[1], {}) : null`,
      script,
      given,
    );
  const find = (name: string) => run<Found>(FIND, name);
  return {
    find,
    /** All that can be read there; nothing while it is closed. */
    text: async () => (await run<string>('return document.body.innerText')) ?? '',
    /** Where it is; null while it is closed. */
    address,
    isOpen: () => firefox.chrome<boolean>('return SidebarController.isOpen'),
    /** Once it keeps the focus: a page that has just come gives it to its title. */
    async press(name: string): Promise<void> {
      const isReached = async () => (await find(name))?.isFocused;
      await expect.poll(isReached, { message: `“${name}” in the sidebar`, timeout: PATIENCE }).toBe(true);
      await firefox.type(' ');
    },
    /** Again, if something took the focus away in the middle of it. */
    async fill(name: string, text: string): Promise<void> {
      const filled = async () => {
        const there = await find(name);
        if (there?.isFocused && there.value !== text) await firefox.type(text);
        return (await find(name))?.value;
      };
      await expect.poll(filled, { message: `“${name}” in the sidebar`, timeout: PATIENCE }).toBe(text);
    },
  };
}
