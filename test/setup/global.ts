import type { TestProject } from 'vitest/node';
import { createLog } from '../../bot/log.ts';
import { openStore } from '../../bot/store/open.ts';
import { createDatabase, template } from './databases.ts';
import { startPostgres } from './postgres.ts';

/** One PostgreSQL for the whole run, with a migrated database that every test's own is a copy of. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const postgres = await startPostgres();
  const url = await createDatabase(postgres.url, template, null);
  await (await openStore({ databaseUrl: url, dataFolder: '', log: createLog('silent') })).close();
  project.provide('postgres', postgres.url);
  return postgres.stop;
}

declare module 'vitest' {
  export interface ProvidedContext {
    postgres: string;
  }
}
