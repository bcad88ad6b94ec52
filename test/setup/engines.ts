import { randomBytes } from 'node:crypto';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, inject } from 'vitest';
import { createLog } from '../../bot/log.ts';
import { carrySeal } from '../../bot/store/carried-seal.ts';
import { openStore } from '../../bot/store/open.ts';
import { createSeal } from '../../bot/store/seal.ts';
import type { Store } from '../../bot/store/store.ts';
import { createDatabase, dropDatabase, template } from './databases.ts';
import { isLong } from './long.ts';

/** Where a store can be opened; what {@link openStore} asks for, without the log. */
export type Place = { databaseUrl: string | null; dataFolder: string };

export type TestEngine = {
  name: 'sqlite' | 'postgres';
  /** A migrated database with nothing in it. Closed and removed after the last test of the block. */
  openFreshStore(): Promise<Store>;
  /** A place of its own, migrated already unless `empty`. Removed after the last test of the block. */
  freshPlace(options?: { empty?: boolean }): Promise<Place>;
  /** Opens a place, again or from elsewhere; closed after the last test of the block if the test has not. */
  open(place: Place): Promise<Store>;
};

/** Runs the tests of `body` once an engine. */
export function onBothEngines(body: (engine: TestEngine) => void): void {
  describe.each([{ name: 'sqlite' as const }, { name: 'postgres' as const }])('on $name', ({ name }) => body(engineOf(name)));
}

/** The same for what takes long: in `npm test` on one of them. */
export function onOneEngineAtLeast(name: TestEngine['name'], body: (engine: TestEngine) => void): void {
  if (isLong) onBothEngines(body);
  else describe(`on ${name}`, () => body(engineOf(name)));
}

/** Called while a block is collected: it leaves the clearing up to the block's end. */
export function engineOf(name: TestEngine['name']): TestEngine {
  const undo: (() => Promise<void>)[] = [];
  afterAll(async () => {
    for (const one of undo.reverse()) await one();
  });
  const open = async (place: Place) => {
    const store = await openStore({ ...place, log: createLog('silent') });
    undo.push(() => store.close());
    // Whoever opens the door, or loads a key, brings their own.
    carrySeal(store.read, createSeal([Buffer.alloc(32, 1)]));
    return store;
  };
  const freshPlace = async ({ empty = false } = {}): Promise<Place> => {
    const dataFolder = mkdtempSync(join(tmpdir(), 'cairn-store-'));
    undo.push(async () => rmSync(dataFolder, { recursive: true, force: true }));
    if (name === 'sqlite') {
      if (!empty) copyFileSync(inject('sqlite'), join(dataFolder, 'cairn.sqlite'));
      return { databaseUrl: null, dataFolder };
    }
    const server = inject('postgres');
    const database = `t${randomBytes(8).toString('hex')}`;
    undo.push(() => dropDatabase(server, database));
    return { databaseUrl: await createDatabase(server, database, empty ? null : template), dataFolder };
  };
  return { name, open, freshPlace, openFreshStore: async () => open(await freshPlace()) };
}
