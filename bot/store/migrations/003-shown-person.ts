import { type Kysely, sql } from 'kysely';

/** Whoever changes something asks which standing pages show it; without this, every card anybody can still see is read for that. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index "shown_person" on "shown" ("person")`.execute(db);
}
