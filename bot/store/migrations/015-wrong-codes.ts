import { type Kysely, sql } from 'kysely';

/** Codes that led nowhere, counted by the account they were tried from, so that nobody guesses; and whoever came to a pair by a code. */
export async function up(db: Kysely<unknown>, engine: 'sqlite' | 'postgres'): Promise<void> {
  const text = engine === 'postgres' ? sql`text collate "C"` : sql`text`;
  await sql`create table "wrongCode" (
    "account" ${text} primary key references "account" ("id"),
    "tries" integer not null,
    "until" ${text} not null
  )`.execute(db);
  await sql`alter table "party" add column "cameBy" ${text}`.execute(db);
}
