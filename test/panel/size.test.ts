import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildPanel } from '../setup/panel/build.ts';

const MOST_KIB = 40;
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cairn-size-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test.each([
  ['web', 'index.html'],
  ['chrome', 'panel/panel.html'],
  ['firefox', 'panel/panel.html'],
] as const)('what the panel loads of %s is small', async (mode, page) => {
  const built = await buildPanel(mode, join(folder, mode));
  const sizes = [...loadedBy(join(built, page))].map((path) => gzipSync(readFileSync(path)).length);
  const kib = sizes.reduce((sum, one) => sum + one, 0) / 1024;
  process.stdout.write(`${mode}: ${kib.toFixed(1)} KiB of JavaScript and CSS, compressed\n`);
  expect(kib).toBeGreaterThan(10);
  expect(kib).toBeLessThanOrEqual(MOST_KIB);
});

/** What a page names, and what that names in turn. What is imported later, or never, is not among it. */
function loadedBy(path: string, known = new Set<string>()): Set<string> {
  for (const [, name] of readFileSync(path, 'utf8').matchAll(/(?:\b(?:src|href)=|\bfrom ?|\bimport ?)["']([^"']+\.(?:js|css))["']/g)) {
    const named = join(dirname(path), name!);
    if (!known.has(named)) loadedBy(named, known.add(named));
  }
  return known;
}
