import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import type { Place } from '../setup/engines.ts';

export type Holder = {
  /** The next line it says. */
  next(): Promise<string>;
  /** SIGKILL: no chance to tidy up. Gives back what it still had said. */
  kill(): Promise<string[]>;
  /** Lets it close the store and end. */
  end(): Promise<void>;
};

/** Another process with this store open. */
export function startHolder(place: Place, writes = false): Holder {
  const program = fileURLToPath(new URL('./holder.ts', import.meta.url));
  const child: ChildProcess = spawn(process.execPath, [program, JSON.stringify({ place, writes })], { stdio: ['pipe', 'pipe', 'inherit'] });
  const closed = once(child, 'close');
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await closed;
  });
  const lines = createInterface({ input: child.stdout! })[Symbol.asyncIterator]();
  return {
    next: async () => (await lines.next()).value ?? 'it ended',
    kill: async () => {
      child.kill('SIGKILL');
      await closed;
      return Array.fromAsync({ [Symbol.asyncIterator]: () => lines });
    },
    end: async () => {
      child.stdin!.end();
      await closed;
    },
  };
}
