import { PostgresDialect, type PostgresPoolClient } from 'kysely';
import { Pool, type PoolClient, types } from 'pg';
import type { Log } from '../log.ts';
import { StartRefused } from '../start-refused.ts';
import type { Engine } from './engine.ts';
import { postgresNews } from './postgres-news.ts';

const INT8 = types.builtins.INT8;
/**
 * What did nothing and may be done again from the start: a serialisation failure, a deadlock resolved against us, and a row that
 * somebody else added in between, which a second look will find.
 */
const REPEATABLE = new Set(['40001', '40P01', '23505']);

/** A PostgreSQL database, 15 or newer. Back up with `pg_dump`, and keep CAIRN_KEY somewhere else. */
export async function openPostgres(url: string, log: Log): Promise<Engine> {
  const pool = new Pool({
    connectionString: url,
    application_name: 'cairn',
    connectionTimeoutMillis: 10_000,
    statement_timeout: 30_000,
    // Somebody's paused process must not keep a mentorship locked for the others.
    idle_in_transaction_session_timeout: 30_000,
    pipeline: true,
    types: {
      getTypeParser: (oid: number, format?: 'text' | 'binary') => (oid === INT8 ? wholeNumber : types.getTypeParser(oid, format)),
    } as typeof types,
  });
  const lost = (error: Error & { code?: string }) => log.warn({ code: error.code }, 'a connection to PostgreSQL was lost');
  pool.on('error', lost);
  // Who uses a connection learns it from their statement; without this the process would end as well.
  pool.on('connect', (client) => client.on('error', lost));
  try {
    await refuseOld(pool);
  } catch (error) {
    await pool.end();
    throw error;
  }
  const dialect = new PostgresDialect({ pool: preparing(pool) });
  return {
    name: 'postgres',
    dialect,
    mayRepeat: (error) => isOutdated(error) || REPEATABLE.has((error as { code?: string }).code ?? ''),
    news: postgresNews(url, log),
    release: () => {},
  };
}

async function refuseOld(pool: Pool): Promise<void> {
  const version = await pool
    .query<{ version: number; name: string }>(
      `select current_setting('server_version_num')::int as version, current_setting('server_version') as name`,
    )
    .catch((error) => {
      throw new StartRefused(`Cairn cannot open the PostgreSQL database that DATABASE_URL names: ${error.code ?? error.message}.`);
    });
  const { version: number, name } = version.rows[0]!;
  if (number < 150_000) throw new StartRefused(`DATABASE_URL names a PostgreSQL ${name}; Cairn needs version 15 or newer.`);
}

function wholeNumber(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new Error('PostgreSQL gave a number too large to be one of Cairn’s');
  return value;
}

/** Statements that PostgreSQL parses and plans once a connection. Texts differ only by how many ids a list holds; the bound is for surprises. */
const STATEMENTS_KEPT = 400;

/**
 * Hands Kysely clients whose statements are prepared on the server, and which do not wait for what has nothing to tell: the beginning
 * of a transaction and its writes are sent at once, and what asks for rows, or commits, waits for all of them. A press makes a dozen
 * such writes, and each wait is a round trip. A write that failed is thrown by the next statement that waits.
 */
function preparing(pool: Pool) {
  const names = new Map<string, string>();
  const clients = new WeakMap<PoolClient, PostgresPoolClient>();
  const nameOf = (text: string): string | undefined => {
    const known = names.get(text);
    if (known || names.size >= STATEMENTS_KEPT) return known;
    names.set(text, `cairn${names.size}`);
    return names.get(text);
  };
  const prepared = (client: PoolClient) => {
    let outdated = false;
    /** Of the transaction under way: the errors of its statements, in order. */
    let failures: unknown[] | null = null;
    const send = async (text: string, values: unknown[]) => {
      const within = failures;
      try {
        return await client.query(values.length === 0 ? { text } : { name: nameOf(text), text, values });
      } catch (error) {
        outdated ||= isOutdated(error);
        within?.push(error);
        // What follows a failure fails because of it, and only says so.
        throw within ? within[0] : error;
      }
    };
    return {
      query: async (text: string, values: unknown[]) => {
        const begins = text.startsWith('start transaction');
        if (begins) failures = [];
        if (begins || (failures && tellsNothing(text))) {
          send(text, values).catch(() => {}); // kept with the transaction's failures
          return { rows: [] };
        }
        const within = failures;
        if (text === 'commit' || text === 'rollback') failures = null;
        const result = await send(text, values);
        // PostgreSQL answers the commit of a transaction that failed with a rollback, and calls that done.
        if (text === 'commit' && within && within.length > 0) throw within[0];
        return result;
      },
      release: (discard?: boolean) => client.release(discard || outdated),
    } as unknown as PostgresPoolClient;
  };
  return {
    options: pool.options,
    end: () => pool.end(),
    connect: async () => {
      const client = await pool.connect();
      const known = clients.get(client) ?? prepared(client);
      clients.set(client, known);
      return known;
    },
  };
}

/** A write, or a lock that asks for no column. */
function tellsNothing(text: string): boolean {
  return text.startsWith('select from ') || (/^(insert|update|delete) /.test(text) && !text.includes(' returning '));
}

/** Somebody added a column, such as a newer Cairn while this one still runs: what this connection has prepared does not fit any more. */
function isOutdated(error: unknown): boolean {
  const { code, routine } = error as { code?: string; routine?: string };
  return code === '0A000' && routine === 'RevalidateCachedQuery';
}
