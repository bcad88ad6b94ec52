import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { maya } from '../setup/facts.ts';
import { buildPanel } from '../setup/panel/build.ts';
import { panelPair } from '../setup/panel/pair.ts';
import { beforeCall, duringCall, sceneFacts } from '../setup/panel/scene.ts';
import { servePanel } from '../setup/panel/server.ts';

type Shown = { name: string; colorScheme: 'light' | 'dark'; isCall: boolean };

/** What the stores show: the panel beside a call, in each light, and between two calls. */
const shown: readonly Shown[] = [
  { name: 'store-call-light', colorScheme: 'light', isCall: true },
  { name: 'store-call-dark', colorScheme: 'dark', isCall: true },
  { name: 'store-plan-light', colorScheme: 'light', isCall: false },
];

const STYLE = `
  body { margin: 0; display: grid; grid-template-columns: 1fr 400px; height: 100vh; font: 500 22px system-ui; background: #22272b; color: #e9e6e0 }
  main { display: grid; grid-template-rows: 1fr 72px; gap: 16px; padding: 24px; box-sizing: border-box }
  section { display: grid; grid-template-columns: 1fr 1fr; gap: 16px }
  figure { margin: 0; display: grid; place-items: center; align-content: center; gap: 16px; border-radius: 16px; background: #343c41 }
  figure b { display: grid; place-items: center; width: 132px; height: 132px; border-radius: 50%; font-size: 52px; font-weight: 500 }
  nav { display: flex; justify-content: center; gap: 16px; align-items: center }
  nav i { width: 48px; height: 48px; border-radius: 50%; background: #434c52 }
  nav i:last-child { width: 72px; border-radius: 24px; background: #a63a2b }
  iframe { border: 0; width: 400px; height: 100% }`;

/** A call as it might be anywhere: of no maker, and of nobody who exists. */
const CALL = `<section><figure><b style="background:#2f6b4f">KM</b>Kofi Mensah</figure><figure><b style="background:#6a5a8c">ML</b>Maya Lind</figure></section>
  <nav><i></i><i></i><i></i><i></i></nav>`;
/** No call, and nothing else that would draw the eye from the panel. */
const NO_CALL = '<figure></figure>';

const beside = ({ isCall }: Shown, panel: string) =>
  `<style>${STYLE}</style><main>${isCall ? CALL : NO_CALL}</main><iframe src="${panel}/"></iframe>`;

const SIZE = { width: 1280, height: 800 };

/** Takes the pictures that the stores want, 1280 by 800, and the tile of 440 by 280. */
export async function photographForStores(browser: Browser, scratch: string, out: string): Promise<void> {
  const folder = await buildPanel('web', join(scratch, 'panel'));
  for (const one of shown) {
    const now = () => (one.isCall ? duringCall : beforeCall);
    const pair = panelPair(sceneFacts(), now);
    if (one.isCall) pair.beginLog(maya, 'mtg_today');
    const server = await servePanel(folder, [pair], now);
    const context = await browser.newContext({ viewport: SIZE, colorScheme: one.colorScheme, reducedMotion: 'reduce', locale: 'en-GB' });
    const pairing = JSON.stringify({ server: server.url, token: maya, name: 'Maya Lind' });
    await context.addInitScript((kept) => localStorage.setItem('cairn.pairing', kept), pairing);
    const page = await context.newPage();
    // From the panel's own address, so that it may read what it kept.
    await page.route(`${server.url}/call`, (route) => route.fulfill({ contentType: 'text/html', body: beside(one, server.url) }));
    await page.goto(`${server.url}/call`);
    await page.frameLocator('iframe').getByRole('heading', { name: 'Kofi Mensah' }).waitFor();
    if (one.isCall) await write(page);
    await page.screenshot({ path: join(out, `${one.name}.png`) });
    await context.close();
    await server.close();
  }
  await drawTile(browser, out);
}

/** The log as it looks in the middle of being written. */
async function write(page: Page): Promise<void> {
  const panel = page.frameLocator('iframe');
  await panel.getByLabel('What do you talk about?').fill('Who says no to the January rota, and how Maya asks before she decides.');
  await panel.getByText('Saved').waitFor();
  await panel.locator('body').evaluate(() => {
    (document.activeElement as HTMLElement).blur();
    scrollTo(0, 0);
  });
}

async function drawTile(browser: Browser, out: string): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 440, height: 280 } });
  const stones = readFileSync(join(out, 'mark.svg'), 'utf8').replace(/<style>.*?<\/style>/s, '<style>path { fill: #fbfaf8 }</style>');
  await page.setContent(
    `<body style="margin:0;height:280px;display:grid;place-items:center;align-content:center;gap:20px;background:#2f6b4f;color:#fbfaf8;font:600 34px system-ui"><div style="width:112px;height:112px">${stones}</div>Cairn</body>`,
  );
  await page.screenshot({ path: join(out, 'store-tile.png') });
  await page.close();
}
