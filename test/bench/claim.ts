import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { newId } from '../../bot/ids.ts';
import { createLog } from '../../bot/log.ts';
import { claimDue } from '../../bot/outbox/claim.ts';
import { openStore } from '../../bot/store/open.ts';
import type { Store } from '../../bot/store/store.ts';
import { type Instant, plus } from '../../shared/time.ts';
import { createDatabase } from '../setup/databases.ts';
import { startPostgres } from '../setup/postgres.ts';
import { type Entry, entry, median } from './entry.ts';

const MANY = 1_000_000;
const FEW = 10_000;
const WARM = 20;
const CLAIMS = 60;
const BATCH = 100;
const now = '2026-11-24T12:00:00.000Z' as Instant;

/** What it costs to take a hundred messages that are due, by how many wait: most of them due already, as after an outage. */
export async function claim(): Promise<Entry[]> {
  const postgres = await startPostgres({ durable: true });
  try {
    return [
      await compared('claiming 100 with 1,000,000 waiting, PostgreSQL', async (name) => createDatabase(postgres.url, name, null)),
      await compared('claiming 100 with 1,000,000 waiting, SQLite', async () => null),
    ];
  } finally {
    await postgres.stop();
  }
}

async function compared(name: string, database: (name: string) => Promise<string | null>): Promise<Entry> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'cairn-bench-'));
  const stores: Store[] = [];
  try {
    for (const size of ['many', 'few']) {
      stores.push(await openStore({ databaseUrl: await database(size), dataFolder: join(dataFolder, size), log: createLog('silent') }));
    }
    const [many, few] = stores as [Store, Store];
    await fillWaiting(many, MANY);
    await fillWaiting(few, FEW);
    const times = { many: [] as number[], few: [] as number[] };
    // In turn, so that whatever else the machine does meets both.
    for (let index = 0; index < WARM + CLAIMS; index += 1) {
      const took = { many: await timed(many), few: await timed(few) };
      if (index < WARM) continue;
      times.many.push(took.many);
      times.few.push(took.few);
    }
    return entry(name, 'ms', median(times.many), { floor: median(times.few), limit: 1.2 });
  } finally {
    for (const store of stores) await store.close();
    rmSync(dataFolder, { recursive: true, force: true });
  }
}

/** Claims, and puts back what it took, so that the next one finds as many. */
async function timed(store: Store): Promise<number> {
  const begun = performance.now();
  const rows = await claimDue(store, { now, claim: newId('ntf'), most: BATCH, leaseMs: 60_000 });
  const took = performance.now() - begun;
  if (rows.length !== BATCH) throw new Error(`${rows.length} rows were claimed instead of ${BATCH}`);
  const last = plus(now, { days: 1 });
  await store.read
    .updateTable('notification')
    .set({ state: 'pending', due: last, claim: null, leaseUntil: null })
    .where(
      'id',
      'in',
      rows.map(({ id }) => id),
    )
    .execute();
  return took;
}

const SLICE = 25_000;

async function fillWaiting(store: Store, count: number): Promise<void> {
  const isPostgres = store.engine === 'postgres';
  const text = (prefix: string) => sql`${sql.lit(prefix)} || "i"`;
  // Ids scattered like real ones, so that rows due together do not lie together.
  const id = isPostgres ? sql`'ntf_' || md5("i"::text)` : sql`'ntf_' || substr('00000000' || ("i" * 7919 % 10000019), -8) || "i"`;
  const ahead = sql.lit(Math.round(count * 0.9));
  const due = isPostgres
    ? sql`to_char(timestamp '2026-11-24 12:00:00' + ("i" - ${ahead}) * interval '1 second', 'YYYY-MM-DD"T"HH24:MI:SS".000Z"')`
    : sql`strftime('%Y-%m-%dT%H:%M:%S', '2026-11-24 12:00:00', ("i" - ${ahead}) || ' seconds') || '.000Z'`;
  for (let first = 1; first <= count; first += SLICE) {
    const last = sql.lit(Math.min(count, first + SLICE - 1));
    const numbers = isPostgres
      ? sql`generate_series(${sql.lit(first)}, ${last}) as "n"("i")`
      : sql`(with recursive "n"("i") as (select ${sql.lit(first)} union all select "i" + 1 from "n" where "i" < ${last}) select "i" from "n")`;
    await sql`
      insert into "notification" ("id", "key", "work", "kind", "class", "person", "mentorship", "due", "expires", "because", "state", "attempt", "mark", "planner", "createdAt", "changedAt")
      select ${id}, ${text('key/')}, 'say', 'reminder', 'unprompted', ${text('per_')}, ${text('men_')}, ${due}, '9999-12-31T23:59:59.999Z', '{}', 'pending', 0, ${text('mark')}, 1, ${now}, ${now}
      from ${numbers}`.execute(store.read);
  }
  await sql.raw(isPostgres ? 'vacuum analyze "notification"' : 'analyze "notification"').execute(store.read);
}
