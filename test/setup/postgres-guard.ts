import { rmSync } from 'node:fs';

// Started by postgres.ts with the server's process id and its folder: waits for the pipe to close, then ends both.
const [pid, folder] = process.argv.slice(2) as [string, string];
process.on('SIGINT', () => {}); // a Ctrl-C reaches the whole group; the one who started us answers it by closing the pipe
process.stdin.resume().on('close', () => {
  try {
    process.kill(Number(pid), 'SIGQUIT'); // at once: the data is thrown away anyway
  } catch (error) {
    if ((error as { code?: string }).code !== 'ESRCH') throw error;
  }
  const remove = (left: number) => {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
    if (left > 0 && isAlive()) setTimeout(remove, 50, left - 1);
  };
  remove(100);
});

function isAlive(): boolean {
  try {
    return process.kill(Number(pid), 0);
  } catch {
    return false;
  }
}
