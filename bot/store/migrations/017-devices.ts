import { type Kysely, sql } from 'kysely';

/** Side panels that were paired, by the account that each was paired from; and codes to pair one with. Of codes and tokens only hashes lie here. */
export async function up(db: Kysely<unknown>, engine: 'sqlite' | 'postgres'): Promise<void> {
  const text = engine === 'postgres' ? sql`text collate "C"` : sql`text`;
  await sql`create table "device" (
    "id" ${text} primary key,
    "account" ${text} not null references "account" ("id"),
    "hash" ${text} not null unique,
    "name" ${text} not null,
    "origin" ${text} not null,
    "pairedAt" ${text} not null,
    "usedOn" ${text} not null
  )`.execute(db);
  await sql`create index "device_account" on "device" ("account")`.execute(db);
  await sql`create table "deviceCode" (
    "account" ${text} primary key references "account" ("id"),
    "hash" ${text} not null unique,
    "expiresAt" ${text} not null
  )`.execute(db);
}
