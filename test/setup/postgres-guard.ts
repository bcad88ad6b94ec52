import { rmSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { setTimeout } from 'node:timers/promises';

// Started by postgres.ts with the server's folder; reads process ids, one a line. Waits for the pipe to close, then ends and removes all.
const folder = process.argv[2]!;
process.on('SIGINT', () => {}); // a Ctrl-C reaches the whole group; the one who started us answers it by closing the pipe
const pids = (await text(process.stdin)).split('\n').filter(Boolean).map(Number);
for (const pid of pids) signal(pid, 'SIGQUIT'); // at once: the data is thrown away anyway
// Removing while the server still writes leaves things behind.
for (let left = 80; left > 0 && pids.some((pid) => signal(pid, 0)); left--) await setTimeout(25);
rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });

/** Whether there is still such a process. */
function signal(pid: number, name: 'SIGQUIT' | 0): boolean {
  try {
    return process.kill(pid, name);
  } catch (error) {
    if ((error as { code?: string }).code !== 'ESRCH') throw error;
    return false;
  }
}
