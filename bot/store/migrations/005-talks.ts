import { type Kysely, sql } from 'kysely';

/** Guided talks: all that somebody wrote is one sealed column. That something of one is shared is a fact of its pair. */
export async function up(db: Kysely<unknown>, engine: 'sqlite' | 'postgres'): Promise<void> {
  const text = engine === 'postgres' ? sql`text collate "C"` : sql`text`;
  const whole = engine === 'postgres' ? sql`bigint` : sql`integer`;
  await sql`create table "talk" (
    "id" ${text} primary key,
    "person" ${text} not null references "person" ("id"),
    "mentorship" ${text} references "mentorship" ("id"),
    "meeting" ${text},
    "script" ${text} not null,
    "version" ${whole} not null,
    "status" ${text} not null,
    "sealed" ${text} not null,
    "startedAt" ${text} not null,
    "changedAt" ${text} not null
  )`.execute(db);
  await sql`create index "talk_person" on "talk" ("person", "changedAt")`.execute(db);
  await sql`create unique index "talk_open" on "talk" ("person") where "status" = 'open'`.execute(db);
  await sql`create table "talkShared" (
    "talk" ${text} primary key,
    "mentorship" ${text} not null references "mentorship" ("id"),
    "by" ${text} not null references "person" ("id"),
    "at" ${text} not null,
    "createdAt" ${text} not null,
    "createdBy" ${text} not null,
    "changedAt" ${text} not null,
    "changedBy" ${text} not null
  )`.execute(db);
  await sql`create index "talk_shared_mentorship" on "talkShared" ("mentorship")`.execute(db);
}
