import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Zippable, zipSync } from 'fflate';

/** The same package every time: a zip's own clock begins in 1980. */
const ALWAYS = new Date(1980, 0, 1);

export const zipped = (files: Zippable): Uint8Array => zipSync(files, { mtime: ALWAYS, level: 9 });

/** What a browser was built, ready to be uploaded. */
export function builtZip(folder: string): Uint8Array {
  return zipped(filesUnder(folder, ['']));
}

/** All that the extension is made from, as Mozilla wants to have it beside a package that is built. */
export function sourceZip(root: string): Uint8Array {
  const rooms = filesUnder(root, ['bot/build', 'extension', 'manifests', 'shared']);
  const needed = Object.entries(rooms).filter(([path]) => !path.startsWith('shared/words/compiled/') && !isPictureOfOthers(path));
  const beside = ['.npmrc', 'LICENSE', 'README.md', 'package-lock.json', 'package.json', 'tsconfig.json', 'vite.config.ts'];
  return zipped({ ...Object.fromEntries(needed), ...filesUnder(root, beside) });
}

const isPictureOfOthers = (path: string) => path.endsWith('.png') && !path.startsWith('manifests/pictures/mark-');

/** In an order that is the same on every machine. */
function filesUnder(root: string, paths: readonly string[]): Record<string, Uint8Array> {
  const all = paths.flatMap((path) => {
    if (!statSync(join(root, path)).isDirectory()) return [path];
    const inside = readdirSync(join(root, path), { recursive: true, withFileTypes: true });
    return inside.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name).slice(join(root, '/').length));
  });
  const named = all.map((path) => [path.replaceAll('\\', '/'), new Uint8Array(readFileSync(join(root, path)))] as const);
  return Object.fromEntries(named.sort(([a], [b]) => (a < b ? -1 : 1)));
}
