import { expect } from 'vitest';
import type { Firefox } from './launch.ts';

/** The page in an extension's sidebar, which is in no tab. */
const BROWSER = `const page = SidebarController.browser?.contentDocument?.getElementById('webext-panels-browser');`;

/** What a person would find by its name, brought into view and given the focus. */
const FIND = `
  const [name] = arguments;
  const called = (one) => (one.ariaLabel ?? one.labels?.[0]?.textContent ?? one.textContent).trim();
  const found = [...document.querySelectorAll('button, a, input, textarea, select')].find((one) => one.checkVisibility() && called(one).startsWith(name));
  found?.focus();
  return found ? { value: found.value, checked: found.checked } : null;
`;

type Found = { value: string; checked: boolean };

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
  const reach = (name: string) => expect.poll(() => find(name), { message: `“${name}” in the sidebar`, timeout: 10_000 }).not.toBeNull();

  return {
    find,
    /** All that can be read there; nothing while it is closed. */
    text: async () => (await run<string>('return document.body.innerText')) ?? '',
    /** Where it is; null while it is closed. */
    address,
    isOpen: () => firefox.chrome<boolean>('return SidebarController.isOpen'),
    async press(name: string): Promise<void> {
      await reach(name);
      await firefox.type(' ');
    },
    async fill(name: string, text: string): Promise<void> {
      await reach(name);
      await firefox.type(text);
    },
  };
}
