import { accessSync, chmodSync, constants, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Database, { type Statement } from 'better-sqlite3';
import {
  CompiledQuery,
  type DatabaseConnection,
  type Driver,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import { StartRefused } from '../start-refused.ts';
import type { Engine } from './engine.ts';
import { createPrivate, lockFolder } from './lock.ts';

/** Statements kept ready. Texts differ only by how many ids a list holds, so there are few; the bound is for surprises. */
const STATEMENTS_KEPT = 400;

/**
 * A SQLite file that belongs to this process alone. Back up with `sqlite3 cairn.sqlite "vacuum into 'copy.sqlite'"` (or `.backup`)
 * while Cairn runs, together with the key; a plain copy of the file misses what is still in the write-ahead log.
 */
export function openSqlite(folder: string): Engine {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    chmodSync(folder, 0o700);
    accessSync(folder, constants.W_OK);
  } catch (error) {
    throw new StartRefused(
      `CAIRN_DATA has to be a folder that Cairn owns and may write to; ${folder} is not (${(error as { code?: string }).code}).`,
    );
  }
  const unlock = lockFolder(folder);
  try {
    const path = join(folder, 'cairn.sqlite');
    createPrivate(path);
    chmodSync(path, 0o600); // SQLite gives its -wal and -shm files the same mode
    const file = new Database(path, { timeout: 5000 });
    file.pragma('journal_mode = wal');
    file.pragma('synchronous = full');
    file.pragma('foreign_keys = on');
    file.pragma('secure_delete = on'); // what was changed or taken away is not left behind in the file
    file.pragma('temp_store = memory'); // sorting must not leave people's words in a temporary file
    file.pragma('trusted_schema = off');
    return { name: 'sqlite', dialect: dialectOf(file), mayRepeat: () => false, news: null, release: unlock };
  } catch (error) {
    unlock();
    if ((error as { code?: string }).code !== 'SQLITE_NOTADB') throw error;
    throw new StartRefused(
      `${join(folder, 'cairn.sqlite')} is not a SQLite database. Restore it from a backup, or move it away to begin anew.`,
    );
  }
}

function dialectOf(file: Database.Database): Engine['dialect'] {
  return {
    createDriver: () => driverOf(file),
    createQueryCompiler: () => new SqliteQueryCompiler(),
    createAdapter: () => new OwnQueueAdapter(),
    createIntrospector: (db) => new SqliteIntrospector(db),
  };
}

/** Kysely's queue for a single connection would be joined before anybody notices that the one who waits is the one who holds it. */
class OwnQueueAdapter extends SqliteAdapter {
  override get supportsMultipleConnections(): boolean {
    return true;
  }
}

/** Like Kysely's own driver, with statements prepared once, and transactions that take the write lock at once instead of failing half-way. */
function driverOf(file: Database.Database): Driver {
  const connection = new Connection(file);
  const queue = new Queue();
  const run = (text: string) => async () => void (await connection.executeQuery(CompiledQuery.raw(text)));
  return {
    init: async () => {},
    acquireConnection: async () => {
      await queue.enter();
      return connection;
    },
    beginTransaction: run('begin immediate'),
    commitTransaction: run('commit'),
    // SQLite has already undone the transaction after a full disk or the like.
    rollbackTransaction: async () => void (file.inTransaction && file.exec('rollback')),
    releaseConnection: async () => queue.leave(),
    destroy: async () => void file.close(),
  };
}

/** One at a time, in the order they came. */
class Queue {
  #busy = false;
  readonly #waiting: (() => void)[] = [];

  async enter(): Promise<void> {
    if (this.#busy) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    this.#busy = true;
  }

  leave(): void {
    const next = this.#waiting.shift();
    if (next) next();
    else this.#busy = false;
  }
}

class Connection implements DatabaseConnection {
  readonly #file: Database.Database;
  readonly #ready = new Map<string, Statement>();

  constructor(file: Database.Database) {
    this.#file = file;
  }

  async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    const statement = this.#prepare(sql);
    if (statement.reader) return { rows: statement.all(parameters) as R[] };
    const { changes, lastInsertRowid } = statement.run(parameters);
    return { rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid) };
  }

  #prepare(text: string): Statement {
    const known = this.#ready.get(text);
    if (known) return known;
    const statement = this.#file.prepare(text);
    const oldest = this.#ready.size < STATEMENTS_KEPT ? undefined : this.#ready.keys().next().value;
    if (oldest !== undefined) this.#ready.delete(oldest);
    this.#ready.set(text, statement);
    return statement;
  }

  // biome-ignore lint/correctness/useYield: nothing in Cairn reads by streaming; the interface asks for the method
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('reading by streaming is not offered on SQLite');
  }
}
