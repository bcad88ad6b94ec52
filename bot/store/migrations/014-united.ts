import { type Kysely, sql } from 'kysely';

/** What came along when two who both had a history became one person, so that it can go back: see bot/store/unite.ts. */
export async function up(db: Kysely<unknown>, engine: 'sqlite' | 'postgres'): Promise<void> {
  const text = engine === 'postgres' ? sql`text collate "C"` : sql`text`;
  await sql`create table "united" (
    "from" ${text} not null references "person" ("id"),
    "into" ${text} not null references "person" ("id"),
    "what" ${text} not null,
    "id" ${text} not null,
    "was" ${text},
    "at" ${text} not null,
    primary key ("from", "into", "what", "id")
  )`.execute(db);
  await sql`create index "united_what" on "united" ("what", "id")`.execute(db);
  await sql`create index "account_joined" on "account" ("joinedFrom") where "joinedFrom" is not null`.execute(db);
}
