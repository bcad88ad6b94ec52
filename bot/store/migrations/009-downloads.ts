import { type Kysely, sql } from 'kysely';

/** Links that hand over one file, once. What is in the file is made when it is fetched, and kept nowhere. */
export async function up(db: Kysely<unknown>, engine: 'sqlite' | 'postgres'): Promise<void> {
  const text = engine === 'postgres' ? sql`text collate "C"` : sql`text`;
  const whole = engine === 'postgres' ? sql`bigint` : sql`integer`;
  await sql`create table "download" (
    "hash" ${text} primary key,
    "person" ${text} not null references "person" ("id"),
    "what" ${text} not null,
    "id" ${text} not null,
    "format" ${text} not null,
    "expiresAt" ${text} not null,
    "used" ${whole} not null
  )`.execute(db);
}
