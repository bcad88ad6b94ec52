import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { createLog } from '../../bot/log.ts';
import { openStore } from '../../bot/store/open.ts';
import { instantOf } from '../../shared/time.ts';
import { createDatabase } from '../setup/databases.ts';
import { startPostgres } from '../setup/postgres.ts';
import { fillWithDue } from './due.ts';
import { type Entry, entry, median } from './entry.ts';
import { type MessageSink, startMessageSink } from './message-sink.ts';

const COUNT = 10_000;
const RUNS = 3;
/** Messages on their way at a time, on either side. */
const CONCURRENCY = 20;

export type DrainTask = { databaseUrl: string; sink: string; count: number; concurrency: number };

/** 10,000 messages that are due, said one by one, each settled before the next of its place, beside graphile-worker doing the same POSTs. */
export async function drain(): Promise<Entry[]> {
  const postgres = await startPostgres({ durable: true });
  const sink = await startMessageSink();
  const times = { cairn: [] as number[], floor: [] as number[] };
  try {
    for (let run = 0; run < RUNS; run += 1) {
      const order = run % 2 === 0 ? (['cairn', 'floor'] as const) : (['floor', 'cairn'] as const);
      for (const who of order) {
        const databaseUrl = await createDatabase(postgres.url, `${who}${run}`, null);
        if (who === 'cairn') await prepare(databaseUrl);
        times[who].push(await timed(`./drain-${who}.ts`, { databaseUrl, sink: sink.url, count: COUNT, concurrency: CONCURRENCY }, sink));
      }
    }
  } finally {
    await sink.end();
    await postgres.stop();
  }
  return [entry('draining 10,000 due messages, PostgreSQL', 's', median(times.cairn), { floor: median(times.floor), limit: 1.0 })];
}

async function prepare(databaseUrl: string): Promise<void> {
  const store = await openStore({ databaseUrl, dataFolder: '', log: createLog('silent') });
  const due = instantOf(Date.now() - 60_000);
  await fillWithDue(store, COUNT, () => due);
  await store.close();
}

/** Seconds, as the side itself measured from its start to its last settled message. */
async function timed(program: string, task: DrainTask, sink: MessageSink): Promise<number> {
  sink.arrivals.length = 0;
  const child = fork(fileURLToPath(new URL(program, import.meta.url)), [JSON.stringify(task)], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const [seconds] = (await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(([code]) => {
      throw new Error(`${program} ended with ${code}`);
    }),
  ])) as [number];
  if (child.exitCode === null) await once(child, 'exit');
  const different = new Set(sink.arrivals.map(({ mark }) => mark)).size;
  if (sink.arrivals.length !== task.count || different !== task.count)
    throw new Error(`${program} said ${sink.arrivals.length} messages, ${different} different ones`);
  return seconds;
}
