import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import type { Answer } from '../../bot/chat/port.ts';
import type { Ask } from '../../shared/intent.ts';
import type { Instant } from '../../shared/time.ts';
import type { Place } from '../setup/engines.ts';

/** One life of a process: it dies right after so many statements inside transactions, or so many commits, before it could say that it did. */
export type Life = { place: Place; death: { at: 'statement' | 'commit'; after: number } };
/** `user` is whose wish it is; Asha's, where none is named. Without a key nothing is remembered, as of a form that saves itself. */
export type Asked = { wish: Ask; key: string | null; now: Instant; user?: string };

export type Talker = {
  /** The answer; null when the process died over it. */
  does(asked: Asked): Promise<Answer | null>;
  /** Resolves when it is gone, killed where it was not. */
  gone(): Promise<void>;
};

/** Starts such a life. */
export async function startTalker(life: Life): Promise<Talker> {
  const program = fileURLToPath(new URL('./talker.ts', import.meta.url));
  const child: ChildProcess = fork(program, [JSON.stringify(life)], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const exit = once(child, 'exit').then(() => null);
  const gone = async () => {
    child.kill('SIGKILL');
    await exit;
  };
  onTestFinished(gone);
  const next = async <T>() => Promise.race([once(child, 'message').then(([said]) => said as T), exit]);
  if ((await next()) === null) throw new Error('the process did not start');
  return {
    async does(asked) {
      child.send(asked);
      return next<Answer>();
    },
    gone,
  };
}
