import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** Where a contestant keeps its data and finds its platforms. */
export type Task = {
  databaseUrl: string | null;
  dataFolder: string;
  slack: string;
  /** What the stand-in for Teams says of itself, and what Cairn is told to use it. */
  teams?: { appId: string; tenant: string; url: string; environment: Record<string, string> };
  pairs: number;
};

/** One control to press: who presses it, in which direct messages, and what it carries. */
export type Control = { user: string; channel: string; value: string };
export type Ready = { port: number; controls: Control[] };

type Question = 'settle' | 'committed' | 'memory' | 'end';

/** A process of its own, so that neither side waits for the other's garbage. */
export type Contestant = Ready & {
  /** Resolves when everything that the last press set off has been done. */
  settle(): Promise<void>;
  /** How many presses have been committed. */
  committed(): Promise<number>;
  /** Resident memory now, in bytes, after the garbage was collected. */
  memory(): Promise<number>;
  end(): Promise<void>;
};

export async function startContestant(program: string, task: Task): Promise<Contestant> {
  const child = fork(fileURLToPath(new URL(program, import.meta.url)), [JSON.stringify(task)], {
    execArgv: ['--expose-gc', ...process.execArgv],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const ready = await asked<Ready>(child);
  const ask = async <T>(what: Question): Promise<T> => {
    const answer = asked<T>(child);
    child.send(what);
    return answer;
  };
  return {
    ...ready,
    settle: () => ask('settle'),
    committed: () => ask('committed'),
    memory: () => ask('memory'),
    async end() {
      const gone = once(child, 'exit');
      await ask('end');
      await gone;
    },
  };
}

async function asked<T>(child: ChildProcess): Promise<T> {
  const gone = new AbortController();
  try {
    return await Promise.race([
      once(child, 'message', { signal: gone.signal }).then(([message]) => message as T),
      once(child, 'exit', { signal: gone.signal }).then(([code]) => {
        throw new Error(`the process measured ended with ${code}`);
      }),
    ]);
  } finally {
    gone.abort();
  }
}

/** The other side, in the process measured. */
export function compete(ready: Ready, answers: Pick<Contestant, 'settle' | 'committed' | 'end'>): void {
  const answer = {
    ...answers,
    memory: async () => {
      globalThis.gc?.();
      return process.memoryUsage.rss();
    },
  };
  process.on('message', async (what: Question) => {
    process.send!((await answer[what]()) ?? {});
    if (what === 'end') process.disconnect!();
  });
  process.send!(ready);
}

export function task(): Task {
  return JSON.parse(process.argv[2]!);
}
