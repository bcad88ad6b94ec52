import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchChromium } from '../setup/chromium.ts';
import { openDemoDesk } from '../setup/demo-desk.ts';
import { photograph } from './desk.ts';
import { pictureFonts } from './fonts.ts';
import { drawMarks } from './marks.ts';
import { photographForStores } from './store.ts';

/** The evening before the day the pictures show, and the clock stands still: so the same pictures come out every time. */
const evening = Date.parse('2026-11-23T19:00:00Z');
const out = join(import.meta.dirname, '../../manifests/pictures');
const scratch = mkdtempSync(join(tmpdir(), 'cairn-pictures-'));
/** `npm run pictures`: draws what manifests/pictures holds beside its SVG, the same on every machine with the same fonts. */
const browser = await launchChromium({ FONTCONFIG_FILE: pictureFonts(scratch), LANGUAGE: 'en_GB' });
try {
  await drawMarks(browser, out);
  await photographForStores(browser, scratch, out);
  for (const look of ['light', 'dark', 'narrow'] as const) {
    const desk = await openDemoDesk(join(scratch, look), evening);
    try {
      await photograph(browser, desk.url, look, (what) => join(out, `${what}-${look}.png`));
    } finally {
      await desk.close();
    }
  }
} finally {
  await browser.close();
  rmSync(scratch, { recursive: true, force: true });
}
