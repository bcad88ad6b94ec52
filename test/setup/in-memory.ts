import { accessSync, constants, statfsSync } from 'node:fs';

const MEMORY = '/dev/shm';
/** What a run writes at the most, several times over. */
const ROOM = 4 * 2 ** 30;

/**
 * Lets everything that tests write for a while lie in memory, where Linux has such a place with room: what is killed in tests is
 * processes and never the machine, so there is no disk to be waited for at each commit.
 */
export function keepInMemory(): void {
  if (process.env.TMPDIR !== undefined || process.platform !== 'linux') return;
  try {
    accessSync(MEMORY, constants.W_OK);
    const { bavail, bsize } = statfsSync(MEMORY);
    if (bavail * bsize >= ROOM) process.env.TMPDIR = MEMORY;
  } catch {
    // Without it, they lie where they always did.
  }
}
