import { type Kysely, sql } from 'kysely';

/** Logs of meetings, and contacts between them. What a log says is in sealed columns of tables of its own. */
export async function up(db: Kysely<unknown>, engine: 'sqlite' | 'postgres'): Promise<void> {
  const text = engine === 'postgres' ? 'text collate "C"' : 'text';
  const whole = engine === 'postgres' ? 'bigint' : 'integer';
  const columns = (names: string, rest: string) =>
    names
      .split(' ')
      .map((name) => `"${name}" ${rest}`)
      .join(', ');
  const needed = (names: string) => columns(names, `${text} not null`);
  const optional = (names: string) => columns(names, text);
  const stamps = needed('createdAt createdBy changedAt changedBy');
  const table = async (name: string, own: string) => {
    const of = 'foreign key ("mentorship") references "mentorship" ("id")';
    await sql.raw(`create table "${name}" ("id" ${text} primary key, ${needed('mentorship')}, ${own}, ${stamps}, ${of})`).execute(db);
  };
  const index = (name: string, on: string) => sql.raw(`create index "${name}" on ${on}`).execute(db);

  await table(
    'meetingLog',
    `${needed('meeting status startedBy startedAt readers')}, ${optional('completedAt filedBy filedAt entry amendment')}, "paper" ${whole} not null`,
  );
  await sql`create unique index "meeting_log_meeting" on "meetingLog" ("meeting")`.execute(db);
  await table('logDraft', needed('content by at'));
  await table('logEntry', needed('log by at bytes'));
  await index('log_entry_log', '"logEntry" ("log", "at")');
  await table('logMark', `${needed('log person kind at')}, ${optional('entry text digest')}`);
  await index('log_mark_log', '"logMark" ("log", "at")');
  await sql`create unique index "log_mark_signed" on "logMark" ("entry", "person") where "kind" = 'signed'`.execute(db);
  await table('contact', `${needed('person on kind purpose at')}, "minutes" ${whole}, ${optional('next')}`);
  await index('contact_mentorship', '"contact" ("mentorship", "at")');

  await sql.raw(`alter table "mentorship" add column "logBy" ${text} not null default 'mentee'`).execute(db);
  const programmes = await sql<{ id: string; policy: string }>`select "id", "policy" from "programme"`.execute(db);
  for (const { id, policy } of programmes.rows) {
    const whole = JSON.stringify({ ...JSON.parse(policy), coordinatorsReadFrom: null, readersDecidedAt: null });
    await sql`update "programme" set "policy" = ${whole} where "id" = ${id}`.execute(db);
  }
}
