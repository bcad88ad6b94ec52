import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { systemClock } from '../../bot/clock.ts';
import { meetingDrawers } from '../../bot/features/meeting/drawers.ts';
import { newId } from '../../bot/ids.ts';
import { createLog } from '../../bot/log.ts';
import { createDispatcher } from '../../bot/outbox/dispatcher.ts';
import { openStore } from '../../bot/store/open.ts';
import type { Store } from '../../bot/store/store.ts';
import { instantOf, millis } from '../../shared/time.ts';
import { createDatabase } from '../setup/databases.ts';
import { startPostgres } from '../setup/postgres.ts';
import { fillWithDue, spread } from './due.ts';
import { type Entry, entry, quantile } from './entry.ts';
import { startMessageSink } from './message-sink.ts';
import { sinkChat } from './sink-chat.ts';

const COUNT = 1_000;
const SECOND_MS = 1_000;
/** Between filling the outbox and the first due. */
const HEAD_START_MS = 2_000;
const LIMIT_MS = 250;

/** How late messages are when a thousand fall due within one second. */
export async function lateness(): Promise<Entry[]> {
  const postgres = await startPostgres({ durable: true });
  const dataFolder = mkdtempSync(join(tmpdir(), 'cairn-bench-'));
  const late = async (databaseUrl: string | null) => {
    const store = await openStore({ databaseUrl, dataFolder, log: createLog('silent') });
    try {
      return quantile(await lateOnes(store), 0.99);
    } finally {
      await store.close();
    }
  };
  const limited = { limit: LIMIT_MS, limitOn: 'value' } as const;
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
async function lateOnes(store: Store): Promise<number[]> {
  const sink = await startMessageSink();
  const far = instantOf(Date.now() + 3_600_000);
  await fillWithDue(store, COUNT, (pair) => spread(far, SECOND_MS, pair, COUNT / 2));
  const shift = Date.now() + HEAD_START_MS - millis(far);
  const clock = { now: () => instantOf(millis(systemClock.now()) - shift), onMoved: () => () => {} };
  const dispatcher = createDispatcher({
    store,
    clock,
    chats: new Map([['desk', sinkChat(sink.url)]]),
    drawers: meetingDrawers,
    drawHome: () => ({ name: 'home', summary: '', blocks: [] }),
    duty: async () => {},
    url: null,
    newId,
    log: createLog('warn'),
  });
  try {
    const rows = await store.read.selectFrom('notification').select(['mark', 'due']).execute();
    const dueOf = new Map(rows.map(({ mark, due }) => [mark, Date.parse(due) + shift]));
    dispatcher.start();
    while (sink.arrivals.length < COUNT) await sleep(20);
    await dispatcher.stop();
    return sink.arrivals.map(({ mark, at }) => at - dueOf.get(mark)!);
  } finally {
    await sink.end();
  }
}
