import { type Kysely, sql } from 'kysely';

/**
 * From here on where a pair meet, by which link, and what a mis-tap changed, which holds whole meetings, are sealed. What is there already is
 * sealed when the key is loaded, beside what an earlier migration may have left for that.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`insert into "meta" ("name", "value") select 'to seal', 'meeting undo'
    where exists (select 1 from "meeting") or exists (select 1 from "undo")
    on conflict ("name") do update set "value" = "meta"."value" || ' ' || excluded."value"`.execute(db);
}
