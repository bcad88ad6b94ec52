import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import type { Instant } from '../../shared/time.ts';
import type { Place } from '../setup/engines.ts';
import { panelAt } from './panel.ts';

export type ProcessOf = { place: Place; now: Instant; dies: boolean };

/** Another Cairn of the same data, as whoever asks it over HTTP. */
export async function startPanelProcess(given: ProcessOf) {
  const program = fileURLToPath(new URL('./process.ts', import.meta.url));
  const child = fork(program, [JSON.stringify(given)], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const exit = once(child, 'exit');
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await exit;
  });
  const [port] = (await Promise.race([once(child, 'message'), exit.then(() => Promise.reject(new Error('it did not start')))])) as [number];
  return { ...panelAt(`http://127.0.0.1:${port}`), gone: exit, kill: () => child.kill('SIGKILL') };
}
