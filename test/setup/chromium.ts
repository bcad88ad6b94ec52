import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { type Browser, type BrowserContext, chromium } from 'playwright-core';
import { programPath, windowsPrograms } from './programs.ts';

const ARGS = [
  '--headless=new',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A Chromium with a fresh profile. Starting it may take minutes where it has to be installed first. */
export async function launchChromium(environment: Record<string, string> = {}): Promise<Browser> {
  // Where no language is set, Chromium names no file by letters that are not plain Latin.
  const env = { LANG: 'C.UTF-8', ...process.env, ...environment } as Record<string, string>;
  return chromium.launch({ executablePath: chromiumPath(), args: ARGS, env });
}

/** A Chromium with an extension in it, and a profile that is kept in a folder. */
export async function launchWithExtension(extension: string, profile: string): Promise<BrowserContext> {
  const args = [
    ...ARGS,
    `--disable-extensions-except=${extension}`,
    `--load-extension=${extension}`,
    '--enable-unsafe-extension-debugging',
  ];
  return chromium.launchPersistentContext(profile, {
    executablePath: chromiumPath(),
    args,
    ignoreDefaultArgs: ['--disable-extensions'],
    viewport: { width: 1000, height: 800 },
  });
}

/** The same as a process of its own, to be killed: not closed, so that it writes nothing more. */
export async function launchToKill(extension: string, profile: string): Promise<{ context: BrowserContext; kill(): Promise<void> }> {
  const child = spawn(
    chromiumPath(),
    [
      ...ARGS,
      `--user-data-dir=${profile}`,
      `--disable-extensions-except=${extension}`,
      `--load-extension=${extension}`,
      '--remote-debugging-port=0',
      'about:blank',
    ],
    { detached: true, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  let said = '';
  for await (const chunk of child.stderr) {
    said += chunk;
    if (/DevTools listening on \S+/.test(said)) break;
  }
  const [, address] = /DevTools listening on (\S+)/.exec(said) ?? [];
  if (!address) throw new Error(`Chromium did not start: ${said}`);
  const browser = await chromium.connectOverCDP(address);
  return {
    context: browser.contexts()[0]!,
    async kill() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, 'exit');
      process.kill(-child.pid!, 'SIGKILL');
      await gone;
      await browser.close();
    },
  };
}

/** How long a `beforeAll` that launches Chromium should wait. */
export const launchTimeout = 300_000;

function chromiumPath(): string {
  return programPath({
    needs: 'The browser tests need Chromium, Chrome or Edge',
    variable: 'CHROMIUM_PATH',
    names: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'microsoft-edge', 'msedge'],
    places: [
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
      ...windowsPrograms('Google/Chrome/Application/chrome.exe', 'Microsoft/Edge/Application/msedge.exe'),
    ],
    debian: 'chromium',
  });
}
