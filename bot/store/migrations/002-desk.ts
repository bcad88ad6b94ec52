import { type Kysely, sql } from 'kysely';

/** What the demo desk shows. A desk has no platform behind it that keeps messages, so they are kept here. */
export async function up(db: Kysely<unknown>, engine: 'sqlite' | 'postgres'): Promise<void> {
  const text = engine === 'postgres' ? sql`text collate "C"` : sql`text`;
  const whole = engine === 'postgres' ? sql`bigint` : sql`integer`;
  const counter = engine === 'postgres' ? sql`bigint generated always as identity primary key` : sql`integer primary key autoincrement`;
  await sql`create table "deskMessage" (
    "id" ${counter},
    "place" ${text} not null,
    "mark" ${text} not null unique,
    "kind" ${text} not null,
    "content" ${text} not null,
    "version" ${whole} not null,
    "at" ${text} not null
  )`.execute(db);
  await sql`create index "desk_message_place" on "deskMessage" ("place", "id")`.execute(db);
}
