import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout } from 'node:timers/promises';
import { CompiledQuery, type Dialect, type Driver, Kysely } from 'kysely';
import type { Log } from '../log.ts';
import type { Engine } from './engine.ts';
import { migrate } from './migrate.ts';
import { asText, carryNews, gathered, type News, newsroom } from './news.ts';
import { openPostgres } from './postgres.ts';
import { CHANNEL } from './postgres-news.ts';
import { openSqlite } from './sqlite.ts';
import type { Store } from './store.ts';
import type { Db, Tables } from './tables.ts';

export type StoreOptions = { databaseUrl: string | null; dataFolder: string; log: Log };

/** How often a transaction that lost against another one is done in all, before the loss is reported. */
const ATTEMPTS = 5;
const STEP_ASIDE_MS = 20;

/** Opens the database and brings its schema up to date. Throws StartRefused with a sentence when that must not be. */
export async function openStore({ databaseUrl, dataFolder, log }: StoreOptions): Promise<Store> {
  const engine = databaseUrl === null ? openSqlite(dataFolder) : await openPostgres(databaseUrl, log);
  const inside = new AsyncLocalStorage<{ open: boolean }>();
  const outside = () => {
    if (inside.getStore()?.open) throw new Error('the outer database handle was used inside a transaction: use the transaction’s own');
  };
  const db = new Kysely<Tables>({ dialect: guarded(engine.dialect, outside) });
  const room = newsroom(engine.news);
  carryNews(db, room);
  const close = async () => {
    await room.close();
    await db.destroy();
    engine.release();
  };
  try {
    await migrate(db, engine.name, log);
  } catch (error) {
    await close();
    throw error;
  }
  const once = async <T>(work: (tx: Db) => Promise<T>): Promise<T> => {
    const news = new Map<string, News>();
    const result = await db
      .transaction()
      .setIsolationLevel('read committed')
      .execute(async (tx) => {
        // What `work` starts and does not wait for inherits this mark, and outlives the transaction.
        const mark = { open: true };
        try {
          const done = await gathered(news, () => inside.run(mark, () => work(tx)));
          if (engine.news) await tellOthers(tx, [...news.values()]);
          return done;
        } finally {
          mark.open = false;
        }
      });
    if (!engine.news) for (const one of news.values()) room.spread(one);
    return result;
  };
  const snapshot = <T>(work: (tx: Db) => Promise<T>): Promise<T> =>
    db
      .transaction()
      .setIsolationLevel('repeatable read')
      .setAccessMode('read only')
      .execute((tx) => inside.run({ open: true }, () => work(tx)));
  return { engine: engine.name, read: db, transaction: async (work) => repeated(engine, () => once(work)), snapshot, close };
}

/** Told by PostgreSQL itself once the transaction is committed, to this process as well. Nothing waits for it. */
async function tellOthers(tx: Db, news: readonly News[]): Promise<void> {
  for (const one of news) await tx.executeQuery(CompiledQuery.raw('select from pg_notify($1, $2)', [CHANNEL, asText(one)]));
}

async function repeated<T>(engine: Engine, attempt: () => Promise<T>): Promise<T> {
  for (let tried = 1; ; tried++) {
    try {
      return await attempt();
    } catch (error) {
      if (tried === ATTEMPTS || !engine.mayRepeat(error)) throw error;
      // Two that undid each other would meet again if they came back in step.
      await setTimeout(Math.random() * tried * STEP_ASIDE_MS);
    }
  }
}

function guarded(dialect: Dialect, check: () => void): Dialect {
  return {
    createDriver: () => {
      const driver = dialect.createDriver();
      const acquire = driver.acquireConnection.bind(driver);
      return Object.assign(driver, {
        acquireConnection: async (options) => {
          check();
          return acquire(options);
        },
      } satisfies Partial<Driver>);
    },
    createQueryCompiler: () => dialect.createQueryCompiler(),
    createAdapter: () => dialect.createAdapter(),
    createIntrospector: (outer) => dialect.createIntrospector(outer),
  };
}
