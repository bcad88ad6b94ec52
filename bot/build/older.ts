import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Whether what was made is not there, or older than a file or folder that it was made from. What has `but` in its path does not count. */
export function isOlder(made: string, from: readonly string[], but: string): boolean {
  const at = changedAt(made);
  return from.some((source) => isNewer(source, at, but));
}

const changedAt = (path: string): number => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;

function isNewer(path: string, at: number, but: string): boolean {
  const found = statSync(path);
  if (!found.isDirectory()) return found.mtimeMs > at;
  // A folder tells of what was taken out of it.
  const inside = readdirSync(path).map((name) => join(path, name));
  return (
    (found.mtimeMs > at && !inside.some((one) => one.includes(but))) || inside.some((one) => !one.includes(but) && isNewer(one, at, but))
  );
}
