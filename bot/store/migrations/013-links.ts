import { type Kysely, sql } from 'kysely';

/** Accounts of one person in several chats: who an account was before, and a joining that is under way. */
export async function up(db: Kysely<unknown>, engine: 'sqlite' | 'postgres'): Promise<void> {
  const text = engine === 'postgres' ? sql`text collate "C"` : sql`text`;
  await sql`alter table "account" add column "joinedFrom" ${text}`.execute(db);
  await sql`alter table "account" add column "joinedAt" ${text}`.execute(db);
  await sql`create table "link" (
    "person" ${text} primary key references "person" ("id"),
    "hash" ${text} not null unique,
    "account" ${text},
    "expiresAt" ${text} not null
  )`.execute(db);
}
