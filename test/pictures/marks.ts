import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { iconFile, iconSizes } from '../../manifests/extension.ts';

const MOSS = '#2f6b4f';
const PAPER = '#fbfaf8';

type Icon = { name: string; size: number; stones: string; ground: string | null; share: number };

/** App icons from the one drawing: full-bleed squares, which stores round by themselves, and the white silhouette Teams asks for. */
const icons: Icon[] = [
  { name: 'mark-512.png', size: 512, stones: PAPER, ground: MOSS, share: 0.62 },
  { name: 'mark-192.png', size: 192, stones: PAPER, ground: MOSS, share: 0.62 },
  { name: 'mark-outline-32.png', size: 32, stones: '#ffffff', ground: null, share: 1 },
];

for (const size of iconSizes) icons.push({ name: iconFile(size), size, stones: PAPER, ground: MOSS, share: 0.72 });

export async function drawMarks(browser: Browser, out: string): Promise<void> {
  const drawing = readFileSync(join(out, 'mark.svg'), 'utf8');
  for (const { name, size, stones, ground, share } of icons) {
    const page = await browser.newPage({ viewport: { width: size, height: size } });
    const svg = drawing.replace(/<style>.*?<\/style>/s, `<style>path { fill: ${stones} }</style>`);
    const side = Math.round(size * share);
    await page.setContent(
      `<body style="margin:0;width:${size}px;height:${size}px;display:grid;place-items:center;background:${ground ?? 'transparent'}"><div style="width:${side}px;height:${side}px">${svg}</div></body>`,
    );
    await page.screenshot({ path: join(out, name), omitBackground: ground === null });
    await page.close();
  }
}
