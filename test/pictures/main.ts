import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchChromium } from '../setup/chromium.ts';
import { openPictureDesk, photograph } from './desk.ts';
import { pictureFonts } from './fonts.ts';
import { drawMarks } from './marks.ts';

/** `npm run pictures`: draws what manifests/pictures holds beside its SVG, the same on every machine with the same fonts. */
const out = join(import.meta.dirname, '../../manifests/pictures');
const scratch = mkdtempSync(join(tmpdir(), 'cairn-pictures-'));
const browser = await launchChromium({ FONTCONFIG_FILE: pictureFonts(scratch) });
try {
  await drawMarks(browser, out);
  for (const look of ['light', 'dark', 'narrow'] as const) {
    const desk = await openPictureDesk(join(scratch, look));
    try {
      await photograph(browser, desk.url, look, join(out, `desk-${look}.png`));
    } finally {
      await desk.close();
    }
  }
} finally {
  await browser.close();
  rmSync(scratch, { recursive: true, force: true });
}
