import { type Kysely, sql } from 'kysely';

/** Seats of pairs that are kept for somebody in another chat, until they come with the code for it. */
export async function up(db: Kysely<unknown>, engine: 'sqlite' | 'postgres'): Promise<void> {
  const text = engine === 'postgres' ? sql`text collate "C"` : sql`text`;
  await sql`create table "seat" (
    "hash" ${text} primary key,
    "programme" ${text} not null references "programme" ("id"),
    "by" ${text} not null references "person" ("id"),
    "person" ${text} not null references "person" ("id"),
    "role" ${text} not null,
    "expiresAt" ${text} not null
  )`.execute(db);
}
