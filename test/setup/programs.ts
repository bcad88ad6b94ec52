import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** A program of this computer's that tests need: how it may be called, where else it may be, and the Debian package it comes in. */
type Wanted = { needs: string; variable: string; names: readonly string[]; places: readonly string[]; debian: string };

/** Where a program is. As root on Debian it is installed where it is missing; elsewhere whoever runs the tests is told how. */
export function programPath(wanted: Wanted): string {
  const { needs, variable, debian } = wanted;
  const set = process.env[variable];
  if (set) {
    if (existsSync(set)) return set;
    throw new Error(`${variable} is set to ${set}, and there is no such file.`);
  }
  const found = find(wanted);
  if (found) return found;
  if (mayInstall()) install(debian);
  const installed = find(wanted);
  if (installed) return installed;
  throw new Error(`${needs}, and none was found. Install one (on Debian: apt-get install ${debian}), or set ${variable} to its program.`);
}

/** Where Windows keeps its programs. */
export const windowsPrograms = (...paths: string[]): string[] =>
  ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((name) => {
    const base = process.env[name];
    return base ? paths.map((path) => join(base, path)) : [];
  });

function find({ names, places }: Wanted): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return [...folders.flatMap((folder) => names.map((name) => join(folder, name))), ...places].find((path) => existsSync(path));
}

function mayInstall(): boolean {
  return process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get') && existsSync('/usr/bin/flock');
}

/** Once, however many test files ask at the same time: the others wait for the lock and then find it there. */
function install(debian: string): void {
  const script = `command -v ${debian} || (apt-get update && apt-get install --yes --no-install-recommends ${debian})`;
  spawnSync('/usr/bin/flock', ['/tmp/cairn-programs.lock', 'sh', '-c', script], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
}
