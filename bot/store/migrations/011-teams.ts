import { type Kysely, sql } from 'kysely';

/** Where in Teams people and channels are written to, and files that their cards link to, since nothing is uploaded into a chat there. */
export async function up(db: Kysely<unknown>, engine: 'sqlite' | 'postgres'): Promise<void> {
  const text = engine === 'postgres' ? sql`text collate "C"` : sql`text`;
  const whole = engine === 'postgres' ? sql`bigint` : sql`integer`;
  await sql`create table "teamsConversation" (
    "tenant" ${text} not null,
    "id" ${text} not null,
    "kind" ${text} not null,
    "serviceUrl" ${text} not null,
    "bot" ${text} not null,
    "name" ${text},
    "object" ${text},
    "user" ${text},
    "installed" ${whole} not null,
    "greetedAt" ${text},
    "changedAt" ${text} not null,
    primary key ("tenant", "id")
  )`.execute(db);
  await sql`create index "teamsConversation_object" on "teamsConversation" ("tenant", "object") where "object" is not null`.execute(db);
  await sql`create table "teamsFile" (
    "id" ${text} primary key,
    "content" ${text} not null,
    "expiresAt" ${text} not null
  )`.execute(db);
}
