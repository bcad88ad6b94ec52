import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { createLog } from '../../bot/log.ts';
import { openStore } from '../../bot/store/open.ts';
import { instantOf, millis, minus } from '../../shared/time.ts';
import { createDatabase } from '../setup/databases.ts';
import { startPostgres } from '../setup/postgres.ts';
import { fillWithDue, spread } from './due.ts';
import { type Entry, entry, quantile } from './entry.ts';
import { startMessageSink } from './message-sink.ts';

const COUNT = 1_000;
const SECOND_MS = 1_000;
/** Said before, since a Cairn that is at work is warm. */
const WARM = 1_000;
/** Between starting the process and the first due: time to start, and to get warm. */
const HEAD_START_MS = 10_000;
const LIMIT_MS = 250;

/** `shift` milliseconds are taken off the process's clock, so that what is due later is due soon. */
export type LatenessTask = { databaseUrl: string | null; dataFolder: string; sink: string; shift: number };

/** How late messages are when a thousand fall due within one second. */
export async function lateness(): Promise<Entry[]> {
  const postgres = await startPostgres({ durable: true });
  const dataFolder = mkdtempSync(join(tmpdir(), 'cairn-bench-'));
  const limited = { limit: LIMIT_MS, limitOn: 'value' } as const;
  const late = async (databaseUrl: string | null) => quantile(await latenesses(databaseUrl, dataFolder), 0.99);
  try {
    return [
      entry(
        'lateness, 99 of 100, 1,000 due in a second, PostgreSQL',
        'ms',
        await late(await createDatabase(postgres.url, 'late', null)),
        limited,
      ),
      entry('lateness, 99 of 100, 1,000 due in a second, SQLite', 'ms', await late(null), limited),
    ];
  } finally {
    await postgres.stop();
    rmSync(dataFolder, { recursive: true, force: true });
  }
}

/** Milliseconds from each due to its arrival. */
async function latenesses(databaseUrl: string | null, dataFolder: string): Promise<number[]> {
  const sink = await startMessageSink();
  try {
    const far = instantOf(Date.now() + 3_600_000);
    const dues = await prepare(databaseUrl, dataFolder, far);
    const shift = Date.now() + HEAD_START_MS - millis(far);
    const task: LatenessTask = { databaseUrl, dataFolder, sink: sink.url, shift };
    const child = fork(fileURLToPath(new URL('./lateness-cairn.ts', import.meta.url)), [JSON.stringify(task)]);
    const gone = once(child, 'exit');
    while (sink.arrivals.length < WARM + COUNT && child.exitCode === null) await sleep(20);
    if (child.exitCode !== null) throw new Error(`the process measured ended with ${child.exitCode}`);
    child.send('stop');
    await gone;
    return sink.arrivals.flatMap(({ mark, at }) => (dues.has(mark) ? at - (dues.get(mark)! + shift) : []));
  } finally {
    await sink.end();
  }
}

/** When each is due, in milliseconds of the process's clock, by its mark. */
async function prepare(databaseUrl: string | null, dataFolder: string, from: ReturnType<typeof instantOf>): Promise<Map<string, number>> {
  const store = await openStore({ databaseUrl, dataFolder, log: createLog('silent') });
  const before = minus(from, { minutes: 30 });
  await fillWithDue(store, WARM + COUNT, (pair) => (pair < WARM / 2 ? before : spread(from, SECOND_MS, pair - WARM / 2, COUNT / 2)));
  const rows = await store.read.selectFrom('notification').select(['mark', 'due']).where('due', '>=', from).execute();
  await store.close();
  return new Map(rows.map(({ mark, due }) => [mark, Date.parse(due)]));
}
