import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** One file of the repository: its path from the top with `/`, and what is in it. */
export type File = { path: string; text: string };

export const root = fileURLToPath(new URL('../..', import.meta.url));

const ignored = readFileSync(join(root, '.gitignore'), 'utf8').split('\n').filter(Boolean);

/** Names at the top level that are kept, without what git ignores. */
export function topLevel(): string[] {
  return readdirSync(root, { withFileTypes: true }).flatMap((entry) =>
    isKept(entry.name, entry.isDirectory() || entry.isSymbolicLink()) ? [entry.name] : [],
  );
}

/** Every file that is kept, sorted by path. Pictures are listed with empty text. */
export function files(): File[] {
  return walk('').sort((a, b) => (a.path < b.path ? -1 : 1));
}

function walk(folder: string): File[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder + entry.name;
    // A linked folder is git's to ignore like any other: a worktree has its packages that way.
    if (!isKept(path, entry.isDirectory() || entry.isSymbolicLink())) return [];
    if (entry.isDirectory()) return walk(`${path}/`);
    return [{ path, text: /\.(png|ico)$/.test(path) ? '' : readFileSync(join(root, path.replaceAll('/', sep)), 'utf8') }];
  });
}

function isKept(path: string, isFolder: boolean): boolean {
  if (path === '.git') return false;
  return !ignored.some((line) => {
    if (line.startsWith('*')) return path.endsWith(line.slice(1));
    return line.endsWith('/') ? isFolder && `/${path}/`.endsWith(`/${line}`) : path === line;
  });
}
