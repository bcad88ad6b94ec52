import { type Kysely, sql } from 'kysely';

/**
 * A pair's plan, and the history of it. From here on agenda points and what presses were answered are sealed as well: what is there already
 * is sealed when the key is loaded, which this leaves word of.
 */
export async function up(db: Kysely<unknown>, engine: 'sqlite' | 'postgres'): Promise<void> {
  const text = engine === 'postgres' ? 'text collate "C"' : 'text';
  const whole = engine === 'postgres' ? 'bigint' : 'integer';
  const columns = (names: string, rest: string) =>
    names
      .split(' ')
      .map((name) => `"${name}" ${rest}`)
      .join(', ');
  const stamps = columns('createdAt createdBy changedAt changedBy', `${text} not null`);
  const table = async (name: string, own: string) => {
    const of = 'foreign key ("mentorship") references "mentorship" ("id")';
    await sql.raw(`create table "${name}" ("id" ${text} primary key, ${own}, ${stamps}, ${of})`).execute(db);
    await sql.raw(`create index "${name}_mentorship" on "${name}" ("mentorship")`).execute(db);
  };
  const needed = (names: string) => columns(names, `${text} not null`);
  const optional = (names: string) => columns(names, text);
  await table('goal', `${needed('mentorship kind text status by at')}, ${optional('criteria reason')}, "position" ${whole} not null`);
  await table(
    'action',
    `${needed('mentorship text person byWhen status by at')}, ${optional('goal milestone resources risk reason')}, "position" ${whole} not null`,
  );
  await table('planChange', `${needed('mentorship person at what item')}, ${optional('before')}`);
  await sql`insert into "meta" ("name", "value") select 'to seal', 'agendaPoint remembered'
    where exists (select 1 from "agendaPoint") or exists (select 1 from "remembered")`.execute(db);
}
