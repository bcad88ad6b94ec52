import { type Kysely, sql } from 'kysely';
import type { Log } from '../log.ts';
import { StartRefused } from '../start-refused.ts';
import type { Engine } from './engine.ts';
import { up as foundation } from './migrations/001-foundation.ts';
import { up as desk } from './migrations/002-desk.ts';
import { up as shownPerson } from './migrations/003-shown-person.ts';
import { up as openNotifications } from './migrations/004-open-notifications.ts';
import { up as talks } from './migrations/005-talks.ts';
import { up as plan } from './migrations/006-plan.ts';
import { up as logs } from './migrations/007-logs.ts';
import { up as sealedPlaces } from './migrations/008-sealed-places.ts';
import { up as downloads } from './migrations/009-downloads.ts';
import { up as summaries } from './migrations/010-summaries.ts';
import { up as teams } from './migrations/011-teams.ts';
import { up as seats } from './migrations/012-seats.ts';
import { up as links } from './migrations/013-links.ts';
import { up as united } from './migrations/014-united.ts';
import { up as wrongCodes } from './migrations/015-wrong-codes.ts';
import { up as homeInTeams } from './migrations/016-home-in-teams.ts';
import { up as devices } from './migrations/017-devices.ts';
import { up as done } from './migrations/018-done.ts';
import { up as talked } from './migrations/019-talked.ts';
import type { Tables } from './tables.ts';

type Migration = (db: Kysely<unknown>, engine: Engine['name']) => Promise<void>;

/** In order; the schema's version is how many were run. Only ever added to. */
const migrations: readonly Migration[] = [
  foundation,
  desk,
  shownPerson,
  openNotifications,
  talks,
  plan,
  logs,
  sealedPlaces,
  downloads,
  summaries,
  teams,
  seats,
  links,
  united,
  wrongCodes,
  homeInTeams,
  devices,
  done,
  talked,
];

/** What this program's data looks like; older data is brought up to it, newer is refused. */
export const schemaVersion = migrations.length;

/** Any number, as long as every Cairn uses the same: it names the lock under which one of them migrates while others wait. */
const LOCK = 4_219_160_311;

/** Brings the schema up to this program's, all or nothing. On SQLite the process already has the folder to itself. */
export async function migrate(db: Kysely<Tables>, engine: Engine['name'], log: Log): Promise<void> {
  await db.transaction().execute(async (tx) => {
    if (engine === 'postgres') {
      await sql`set local statement_timeout = 0`.execute(tx);
      await sql`select pg_advisory_xact_lock(${sql.lit(LOCK)})`.execute(tx);
    }
    const version = await versionOf(tx, engine);
    if (version > schemaVersion) {
      throw new StartRefused(
        `The data is of a newer Cairn (schema ${version}) than this one (schema ${schemaVersion}). Start that newer Cairn, or restore a backup made before it.`,
      );
    }
    if (version === schemaVersion) return;
    for (const up of migrations.slice(version)) await up(tx as unknown as Kysely<unknown>, engine);
    const value = String(schemaVersion);
    await tx
      .insertInto('meta')
      .values({ name: 'schema', value })
      .onConflict((oc) => oc.column('name').doUpdateSet({ value }))
      .execute();
    log.info({ from: version, to: schemaVersion }, 'schema brought up to date');
  });
}

async function versionOf(db: Kysely<Tables>, engine: Engine['name']): Promise<number> {
  const there =
    engine === 'postgres'
      ? sql<{
          found: number;
        }>`select count(*) as found from pg_catalog.pg_tables where tablename = 'meta' and schemaname = current_schema()`
      : sql<{ found: number }>`select count(*) as found from sqlite_master where type = 'table' and name = 'meta'`;
  if ((await there.execute(db)).rows[0]!.found === 0) return 0;
  const row = await db.selectFrom('meta').select('value').where('name', '=', 'schema').executeTakeFirst();
  const version = Number(row?.value);
  if (!Number.isInteger(version))
    throw new StartRefused('The database has a table “meta” that is not Cairn’s. Give Cairn a database of its own.');
  return version;
}
