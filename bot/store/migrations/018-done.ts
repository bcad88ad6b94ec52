import { type Kysely, sql } from 'kysely';

/** Whether a press was done, so that it is known as that when its answer is not kept any more. Of those of before nobody knows. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table "remembered" add column "done" integer not null default 0`.execute(db);
}
