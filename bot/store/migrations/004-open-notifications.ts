import { type Kysely, sql } from 'kysely';

/**
 * Taking a message out of the outbox changes nothing that an index holds, so that it costs the same however many wait: "open" stays as it is
 * until the message is done. On PostgreSQL half of each page is left free for the row as it is while it is being sent.
 */
export async function up(db: Kysely<unknown>, engine: 'sqlite' | 'postgres'): Promise<void> {
  const [type, kept] = engine === 'postgres' ? ['bigint', 'stored'] : ['integer', 'virtual'];
  await sql
    .raw(
      `alter table "notification" add column "open" ${type} generated always as (case when "state" in ('pending', 'sending') then 1 end) ${kept}`,
    )
    .execute(db);
  for (const name of ['notification_due', 'notification_lease', 'notification_mentorship'])
    await sql`drop index ${sql.ref(name)}`.execute(db);
  await sql`create index "notification_open" on "notification" ("due", "mentorship") where "open" = 1`.execute(db);
  await sql`create index "notification_mentorship" on "notification" ("mentorship")`.execute(db);
  if (engine === 'postgres') await sql`alter table "notification" set (fillfactor = 50)`.execute(db);
}
