import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { CompiledQuery } from 'kysely';
import { describe, expect, test } from 'vitest';
import { createLog } from '../../bot/log.ts';
import { schemaVersion } from '../../bot/store/migrate.ts';
import { openStore } from '../../bot/store/open.ts';
import { engineOf, onBothEngines, type Place } from '../setup/engines.ts';
import { startHolder } from './processes.ts';

const log = createLog('silent');
const refusalOf = async (place: Place) =>
  openStore({ ...place, log }).then(
    () => 'it opened',
    (error: Error) => `${error.name}: ${error.message}`,
  );

onBothEngines((engine) => {
  test('a fresh store is migrated and empty, and opens again as it was left', async () => {
    const place = await engine.freshPlace({ empty: true });
    const store = await engine.open(place);
    expect(store.engine).toBe(engine.name);
    expect(await store.read.selectFrom('person').selectAll().execute()).toEqual([]);
    expect(await store.read.selectFrom('meta').selectAll().execute()).toEqual([{ name: 'schema', value: String(schemaVersion) }]);
    await store.close();
    const again = await engine.open(place);
    expect(await again.read.selectFrom('meta').selectAll().execute()).toEqual([{ name: 'schema', value: String(schemaVersion) }]);
  });

  test('data of a newer Cairn is left alone, and the start says so', async () => {
    const place = await engine.freshPlace();
    const store = await engine.open(place);
    await store.read
      .updateTable('meta')
      .set({ value: String(schemaVersion + 1) })
      .where('name', '=', 'schema')
      .execute();
    await store.close();
    expect(await refusalOf(place)).toContain(
      `StartRefused: The data is of a newer Cairn (schema ${schemaVersion + 1}) than this one (schema ${schemaVersion}).`,
    );
  });

  test('somebody else’s database is left alone, and the start says so', async () => {
    const place = await engine.freshPlace();
    const store = await engine.open(place);
    await store.read.deleteFrom('meta').execute();
    await store.close();
    expect(await refusalOf(place)).toMatch(/^StartRefused: The database has a table “meta” that is not Cairn’s/);
  });
});

describe('on sqlite', () => {
  const engine = engineOf('sqlite');

  test('only one process can have the folder, and it is free again however that one ends', async () => {
    const place = await engine.freshPlace();
    const first = startHolder(place);
    expect(await first.next()).toBe('open');
    expect(await refusalOf(place)).toMatch(/^StartRefused: Another Cairn is already running on .+ and only one can use a SQLite folder\./);
    const second = startHolder(place);
    expect(await second.next()).toMatch(/^StartRefused: Another Cairn is already running/);
    await first.kill();
    const third = startHolder(place);
    expect(await third.next()).toBe('open');
    await third.end();
    expect(await refusalOf(place)).toBe('it opened');
  });

  test('the same process cannot open a folder twice either, and trying does not let go of it', async () => {
    const place = await engine.freshPlace();
    const store = await engine.open(place);
    expect(await refusalOf(place)).toMatch(/^StartRefused/);
    const other = startHolder(place);
    expect(await other.next()).toMatch(/^StartRefused/);
    await store.close();
    expect(await startHolder(place).next()).toBe('open');
  });

  test('a start that fails lets go of the folder', async () => {
    const place = await engine.freshPlace();
    const store = await engine.open(place);
    await store.read.updateTable('meta').set({ value: '99' }).where('name', '=', 'schema').execute();
    await store.close();
    expect(await refusalOf(place)).toMatch(/newer Cairn/);
    expect(await refusalOf(place)).toMatch(/newer Cairn/);
  });

  test('a folder that cannot be used, and a file that is no database, are said in a sentence and left as they are', async () => {
    const { dataFolder } = await engine.freshPlace();
    const file = join(dataFolder, 'cairn.sqlite');
    writeFileSync(file, 'somebody’s shopping list, which is longer than the header of a database would be: '.repeat(9));
    expect(await refusalOf({ databaseUrl: null, dataFolder: file })).toMatch(
      /^StartRefused: CAIRN_DATA has to be a folder that Cairn owns and may write to; .+ is not \(EEXIST\)\.$/,
    );
    expect(await refusalOf({ databaseUrl: null, dataFolder })).toMatch(
      /^StartRefused: .+cairn\.sqlite is not a SQLite database\. Restore it from a backup/,
    );
    expect(readFileSync(file, 'utf8')).toContain('shopping list');
  });

  test('nobody but the account Cairn runs under can look into its folder', async () => {
    const { dataFolder } = await engine.freshPlace();
    const folder = join(dataFolder, 'made', 'by-cairn');
    const store = await engine.open({ databaseUrl: null, dataFolder: folder });
    await store.read.insertInto('meta').values({ name: 'a', value: 'b' }).execute();
    const mode = (path: string) => (statSync(path).mode & 0o777).toString(8);
    expect(mode(folder)).toBe('700');
    const files = readdirSync(folder).toSorted();
    expect(files).toEqual(['cairn.lock', 'cairn.sqlite', 'cairn.sqlite-shm', 'cairn.sqlite-wal']);
    expect(files.map((file) => mode(join(folder, file)))).toEqual(['600', '600', '600', '600']);
  });

  test('what was accepted is on the disk before anybody is told', async () => {
    const store = await engine.openFreshStore();
    const pragma = async (name: string) =>
      Object.values((await store.read.executeQuery<object>(CompiledQuery.raw(`pragma ${name}`))).rows[0]!)[0];
    expect([await pragma('journal_mode'), await pragma('synchronous'), await pragma('foreign_keys')]).toEqual(['wal', 2, 1]);
  });

  test('a backup taken while Cairn runs opens with everything in it', async () => {
    const place = await engine.freshPlace();
    const store = await engine.open(place);
    await store.read.insertInto('meta').values({ name: 'kept', value: 'yes' }).execute();
    const copy = await engine.freshPlace({ empty: true });
    const tool = new Database(join(place.dataFolder, 'cairn.sqlite'), { readonly: true });
    tool.prepare('vacuum into ?').run(join(copy.dataFolder, 'cairn.sqlite'));
    tool.close();
    expect(existsSync(join(copy.dataFolder, 'cairn.sqlite-wal'))).toBe(false);
    const restored = await engine.open(copy);
    expect(await restored.read.selectFrom('meta').selectAll().orderBy('name').execute()).toEqual([
      { name: 'kept', value: 'yes' },
      { name: 'schema', value: String(schemaVersion) },
    ]);
    await store.read.insertInto('meta').values({ name: 'later', value: 'yes' }).execute(); // the backup has not got in the way
  });
});

describe('on postgres', () => {
  const engine = engineOf('postgres');

  test('processes that start at the same moment migrate once between them', async () => {
    const place = await engine.freshPlace({ empty: true });
    const holders = [1, 2, 3, 4].map(() => startHolder(place));
    expect(await Promise.all(holders.map((one) => one.next()))).toEqual(['open', 'open', 'open', 'open']);
    const stores = await Promise.all([1, 2, 3, 4].map(() => engine.open(place)));
    expect(await stores[0]!.read.selectFrom('meta').selectAll().execute()).toEqual([{ name: 'schema', value: String(schemaVersion) }]);
  });

  test('a PostgreSQL that is too old is refused in a sentence', async () => {
    const place = await engine.freshPlace();
    const store = await engine.open(place);
    const run = (text: string) => store.read.executeQuery(CompiledQuery.raw(text));
    await run('create schema old');
    await run(
      `create function old.current_setting(text) returns text language sql as $$ select case $1 when 'server_version' then '14.9' else '140009' end $$`,
    );
    const url = new URL(place.databaseUrl!);
    url.searchParams.set('options', '-c search_path=old,pg_catalog');
    expect(await refusalOf({ ...place, databaseUrl: url.href })).toBe(
      'StartRefused: DATABASE_URL names a PostgreSQL 14.9; Cairn needs version 15 or newer.',
    );
  });

  test('a database that cannot be reached is said without its password', async () => {
    const place = await engine.freshPlace();
    const url = new URL(place.databaseUrl!);
    url.password = 'wrong-canary';
    const message = await refusalOf({ ...place, databaseUrl: url.href });
    expect(message).toMatch(/^StartRefused: Cairn cannot open the PostgreSQL database that DATABASE_URL names: 28P01\.$/);
  });
});
