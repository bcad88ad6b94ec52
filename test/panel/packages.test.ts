import { execFileSync } from 'node:child_process';
import { hash } from 'node:crypto';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { builtZip, sourceZip } from '../../manifests/store/zips.ts';
import { root } from '../house/tree.ts';
import { isLong } from '../setup/long.ts';
import { buildPanel } from '../setup/panel/build.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cairn-packages-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('whoever builds from the source that a store is given gets the very same package, byte for byte', async () => {
  const source = join(folder, 'source');
  for (const [path, bytes] of Object.entries(unzipSync(sourceZip(root)))) {
    await mkdir(dirname(join(source, path)), { recursive: true });
    await writeFile(join(source, path), bytes);
  }
  await symlink(join(root, 'node_modules'), join(source, 'node_modules'), 'junction');
  execFileSync(process.execPath, ['bot/build/main.ts'], { cwd: source });
  for (const browser of isLong ? (['firefox', 'chrome'] as const) : (['firefox'] as const)) {
    const own = builtZip(await buildPanel(browser, join(folder, browser)));
    const theirs = builtZip(await buildPanel(browser, join(folder, `their-${browser}`), source));
    const digests = (zip: Uint8Array) => Object.entries(unzipSync(zip)).map(([path, bytes]) => `${path} ${hash('sha256', bytes)}`);
    expect(digests(theirs)).toEqual(digests(own));
    expect(Buffer.compare(own, theirs)).toBe(0);
    expect(Object.keys(unzipSync(own))).toEqual(
      expect.arrayContaining(['manifest.json', 'background.js', 'panel/panel.html', 'mark-128.png']),
    );
  }
});

// Mozilla's own linter takes a few seconds for what seldom changes.
if (isLong)
  test('Mozilla’s linter finds nothing', async () => {
    const built = await buildPanel('firefox', join(folder, 'linted'));
    const said = execFileSync(process.execPath, [join(root, 'node_modules/addons-linter/bin/addons-linter'), built, '--output=json'], {
      encoding: 'utf8',
    });
    const { errors, warnings, notices } = JSON.parse(said) as Record<string, { code: string }[]>;
    expect([...errors!, ...warnings!, ...notices!]).toEqual([]);
  });
