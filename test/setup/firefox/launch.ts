import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect } from 'vitest';
import { programPath, windowsPrograms } from '../programs.ts';
import { callMarionette } from './marionette.ts';

export type Firefox = Awaited<ReturnType<typeof launchFirefox>>;
/** How long something may take to be there before it is missed, in milliseconds. */
const PATIENCE = 10_000;

type Setting = string | number | boolean;

/** Keys by the names that WebDriver has for them. */
export const keys = { enter: '\uE007', shift: '\uE008', alt: '\uE00A' };

/** A Firefox without a window, with a fresh profile in a folder. What it would fetch by itself is asked of nobody. */
export async function launchFirefox(profile: string, settings: Record<string, Setting> = {}) {
  await mkdir(profile, { recursive: true });
  // No port of its own is taken twice; a question is answered as soon as it is there.
  const all = { 'marionette.port': 0, 'security.notification_enable_delay': 0, ...settings };
  await writeFile(
    join(profile, 'user.js'),
    Object.entries(all)
      .map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`)
      .join(''),
  );
  const args = ['--marionette', '--headless', '--no-remote', '--remote-allow-system-access', '--profile', profile, 'about:blank'];
  const firefox = spawn(firefoxPath(), args, {
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { ...process.env, MOZ_HEADLESS_WIDTH: '1280', MOZ_HEADLESS_HEIGHT: '1000' },
  });
  const ended = once(firefox, 'exit');
  const port = await new Promise<number>((resolve, reject) => {
    createInterface(firefox.stdout).on('line', (line) => {
      const listening = /Marionette\s+INFO\s+Listening on port (\d+)/.exec(line);
      if (listening) resolve(Number(listening[1]));
    });
    firefox.once('error', reject);
    firefox.once('exit', (code) => reject(new Error(`Firefox ended with ${code} before it could be driven`)));
  });
  const { ask, hangUp } = await callMarionette(port);
  await ask('WebDriver:NewSession', { acceptInsecureCerts: true });

  /** Whatever is asked next is asked of Firefox's own window, or of the page in its tab. */
  const within = (value: 'chrome' | 'content') => ask('Marionette:SetContext', { value });

  /** Runs in Firefox's own window, where there is nothing that may not be seen. */
  async function chrome<T>(script: string, ...given: unknown[]): Promise<T> {
    await within('chrome');
    const { value } = await ask<{ value: { said: T; failed?: string } }>('WebDriver:ExecuteAsyncScript', {
      script: `const done = arguments[arguments.length - 1]; const given = [...arguments].slice(0, -1);
        (async () => { ${script} })().then((said) => done({ said }), (failed) => done({ failed: String(failed) }));`,
      args: given,
    });
    if (value.failed) throw new Error(value.failed);
    return value.said;
  }

  return {
    ask,
    chrome,
    async install(extension: string): Promise<string> {
      return (await ask<{ value: string }>('Addon:Install', { path: extension, temporary: true })).value;
    },
    /** Goes to an address in the tab. */
    async visit(url: string): Promise<void> {
      await within('content');
      await ask('WebDriver:Navigate', { url });
    },
    /** Whatever is done with a page from now on is done with the tab that is in front, once it shows what it is to show. */
    async goToTab(path: string): Promise<void> {
      await expect.poll(() => chrome('return gBrowser.selectedBrowser.currentURI.spec'), { timeout: PATIENCE }).toContain(path);
      await within('content');
      const handles = await ask<string[]>('WebDriver:GetWindowHandles');
      await ask('WebDriver:SwitchToWindow', { handle: handles.at(-1) });
    },
    /** Back to the tab before it. */
    async closeTab(): Promise<void> {
      await within('content');
      const rest = await ask<string[]>('WebDriver:CloseWindow');
      await ask('WebDriver:SwitchToWindow', { handle: rest.at(-1) });
    },
    /** What the page in the tab says of itself. */
    async page<T>(script: string): Promise<T> {
      await within('content');
      return (await ask<{ value: T }>('WebDriver:ExecuteScript', { script, args: [] })).value;
    },
    /** Presses something on the page in the tab, or in Firefox's own window, as a finger would, once it is there and can be. */
    async press(where: 'chrome' | 'content', xpath: string): Promise<void> {
      await within(where);
      const press = async () => {
        const { value } = await ask<{ value: object }>('WebDriver:FindElement', { using: 'xpath', value: xpath });
        await ask('WebDriver:ElementClick', { id: Object.values(value)[0] });
        return 'pressed';
      };
      await expect.poll(() => press().catch(String), { timeout: PATIENCE, message: xpath }).toBe('pressed');
    },
    /** Presses the first button of what Firefox asks beside its address bar; gives back all that it says there. */
    async agree(): Promise<string> {
      const isAsked = () => chrome('return PopupNotifications.panel.state === "open"');
      await expect.poll(isAsked, { timeout: PATIENCE, message: 'Firefox asks' }).toBe(true);
      return chrome(`const asked = PopupNotifications.panel.firstElementChild;
        const text = document.createTreeWalker(asked, NodeFilter.SHOW_TEXT);
        let said = '';
        while (text.nextNode()) said += text.currentNode.data + ' ';
        asked.button.click();
        return said`);
    },
    /** Letters one after the other, or keys held down together, wherever the focus is. */
    async type(letters: readonly string[] | string, held: readonly string[] = []): Promise<void> {
      await within('chrome');
      const down = (value: string) => ({ type: 'keyDown', value });
      const up = (value: string) => ({ type: 'keyUp', value });
      const actions = [...held.map(down), ...[...letters].flatMap((one) => [down(one), up(one)]), ...held.toReversed().map(up)];
      await ask('WebDriver:PerformActions', { actions: [{ type: 'key', id: 'keyboard', actions }] });
    },
    async close(): Promise<void> {
      hangUp();
      firefox.kill();
      await ended;
    },
  };
}

function firefoxPath(): string {
  return programPath({
    needs: 'The tests of the extension in Firefox need Firefox',
    variable: 'FIREFOX_PATH',
    names: ['firefox', 'firefox-esr', 'firefox-developer-edition'],
    places: ['/Applications/Firefox.app/Contents/MacOS/firefox', ...windowsPrograms('Mozilla Firefox/firefox.exe')],
    debian: 'firefox-esr',
  });
}
