import { type Kysely, sql } from 'kysely';

/** Which points of an agenda were talked about. Of those of before nobody has said. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table "agendaPoint" add column "talked" integer not null default 0`.execute(db);
}
