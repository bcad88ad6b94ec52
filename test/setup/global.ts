import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { createLog } from '../../bot/log.ts';
import { openStore } from '../../bot/store/open.ts';
import { createDatabase, template } from './databases.ts';
import { keepInMemory } from './in-memory.ts';
import { startPostgres } from './postgres.ts';

/** One PostgreSQL for the whole run, and of either engine a migrated database that every test's own is a copy of. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  keepInMemory();
  const dataFolder = mkdtempSync(join(tmpdir(), 'cairn-template-'));
  // What a run loads into processes of its own is compiled once: it is most of the time that each takes to begin.
  process.env.NODE_COMPILE_CACHE = join(dataFolder, 'compiled');
  const postgres = await startPostgres();
  const databaseUrl = await createDatabase(postgres.url, template, null);
  for (const engine of [
    { databaseUrl, dataFolder: '' },
    { databaseUrl: null, dataFolder },
  ])
    await (await openStore({ ...engine, log: createLog('silent') })).close();
  project.provide('postgres', postgres.url);
  project.provide('sqlite', join(dataFolder, 'cairn.sqlite'));
  project.provide('keep', dataFolder);
  return async () => {
    await postgres.stop();
    rmSync(dataFolder, { recursive: true, force: true });
  };
}

declare module 'vitest' {
  export interface ProvidedContext {
    /** The server's address. */
    postgres: string;
    /** The file to copy. */
    sqlite: string;
    /** A folder for what several files of a run have need of. */
    keep: string;
  }
}
