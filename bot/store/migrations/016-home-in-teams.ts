import { type Kysely, sql } from 'kysely';

/** Which message in a conversation of Teams is somebody's Home, so that it can be kept true. */
export async function up(db: Kysely<unknown>, engine: 'sqlite' | 'postgres'): Promise<void> {
  const text = engine === 'postgres' ? sql`text collate "C"` : sql`text`;
  await sql`alter table "teamsConversation" add column "home" ${text}`.execute(db);
}
