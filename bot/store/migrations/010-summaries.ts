import { type Kysely, sql } from 'kysely';

/** Summaries in a programme's channel: when, what of a month is said for good, and messages that are a programme's and nobody's of a pair. */
export async function up(db: Kysely<unknown>, engine: 'sqlite' | 'postgres'): Promise<void> {
  const text = engine === 'postgres' ? 'text collate "C"' : 'text';
  const add = (table: string, column: string) => sql.raw(`alter table "${table}" add column ${column}`).execute(db);
  await add('programme', `"summary" ${text} not null default '{"weekday":1,"time":"09:00"}'`);
  await add('mentorship', `"endedAt" ${text}`);
  await add('notification', `"programme" ${text}`);
  await add('shown', `"programme" ${text}`);
  // Few rows are a programme's, and an index of all would be written with every message.
  await sql`create index "notification_programme" on "notification" ("programme") where "programme" is not null`.execute(db);
  await sql
    .raw(
      `create table "monthSaid" ("programme" ${text} not null, "month" ${text} not null, "said" ${text} not null, "at" ${text} not null,
        primary key ("programme", "month"), foreign key ("programme") references "programme" ("id"))`,
    )
    .execute(db);
}
