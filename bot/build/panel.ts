import { spawnSync } from 'node:child_process';
import { renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { isOlder } from './older.ts';

// The panel's page, for whoever starts Cairn and runs nothing else: built where there is none, or an older one than what it is made of.
// Without the tools to build it, as where only what Cairn runs on is installed, what was built before is served.

const root = join(import.meta.dirname, '../..');
const built = join(root, 'dist/web');
const sources = ['extension', 'shared', 'vite.config.ts', 'package-lock.json'].map((name) => join(root, name));
/** Words are compiled at every start; what they are compiled from counts. */
const COMPILED = join('words', 'compiled');

/** null where the tool is not installed. */
function vite(): string | null {
  try {
    return join(createRequire(import.meta.url).resolve('vite/package.json'), '../bin/vite.js');
  } catch {
    return null;
  }
}

/** Beside the old one until it is whole: another process may be serving that, or building as well. */
function build(program: string): void {
  const fresh = `${built}-${process.pid}`;
  const { status } = spawnSync(process.execPath, [program, 'build', '--mode', 'web', '--logLevel', 'error', '--outDir', fresh], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  try {
    if (status !== 0) throw new Error(`the build ended with ${status}`);
    rmSync(built, { recursive: true, force: true });
    renameSync(fresh, built);
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true });
    process.stderr.write(
      `The panel’s page could not be built (${(error as Error).message}). Cairn starts with the one from before, if there is one.\n`,
    );
  }
}

const program = vite();
if (program !== null && isOlder(join(built, 'index.html'), sources, COMPILED)) build(program);
