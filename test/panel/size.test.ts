import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildPanel } from '../setup/panel/build.ts';

const MOST_KIB = 40;
/** Microsoft's own code, which the tab in Teams alone loads, and that after everything else. */
const OF_TEAMS = /^assets\/teams-js-/;
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cairn-size-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test.each(['web', 'chrome', 'firefox'] as const)('what a panel loads of %s is small', async (mode) => {
  const built = await buildPanel(mode, join(folder, mode));
  const files = (await readdir(built, { recursive: true })).filter((one) => /\.(js|css)$/.test(one) && !OF_TEAMS.test(one));
  const sizes = await Promise.all(files.map(async (one) => gzipSync(await readFile(join(built, one))).length));
  const kib = sizes.reduce((sum, one) => sum + one, 0) / 1024;
  process.stdout.write(`${mode}: ${kib.toFixed(1)} KiB of JavaScript and CSS, compressed\n`);
  expect(kib).toBeGreaterThan(10);
  expect(kib).toBeLessThanOrEqual(MOST_KIB);
});
