import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { StartRefused } from '../start-refused.ts';

/**
 * Makes a data folder belong to one process. The lock is SQLite's own on a file beside the data, so the kernel frees it however
 * the process ends, and backups and read-only tools can still open the data itself. Gives back the way to let go.
 */
export function lockFolder(folder: string): () => void {
  const path = join(folder, 'cairn.lock');
  createPrivate(path);
  const lock = new Database(path, { timeout: 0 });
  try {
    lock.pragma('journal_mode = memory'); // nothing is ever written, so nothing needs undoing after a kill
    lock.exec('begin exclusive');
  } catch (error) {
    lock.close();
    if ((error as { code?: string }).code !== 'SQLITE_BUSY') throw error;
    throw new StartRefused(
      `Another Cairn is already running on ${folder}, and only one can use a SQLite folder. Stop that one, give this one its own CAIRN_DATA, or set DATABASE_URL to share a PostgreSQL database.`,
    );
  }
  return () => lock.close();
}

/** Makes an empty file that only its owner can read. One that is there is not even opened: closing it again would drop this process's locks on it. */
export function createPrivate(path: string): void {
  try {
    closeSync(openSync(path, 'wx', 0o600));
  } catch (error) {
    if ((error as { code?: string }).code !== 'EEXIST') throw error;
  }
}
