import { type Kysely, sql } from 'kysely';

/** Text order must be time order: PostgreSQL's own collations differ from one machine to the next. */
export async function up(db: Kysely<unknown>, engine: 'sqlite' | 'postgres'): Promise<void> {
  const text = engine === 'postgres' ? sql`text collate "C"` : sql`text`;
  const whole = engine === 'postgres' ? sql`bigint` : sql`integer`;
  type Column = { name: string; type: typeof text; rules: string };
  const t = (name: string, rules = 'not null'): Column => ({ name, type: text, rules });
  const n = (name: string, rules = 'not null'): Column => ({ name, type: whole, rules });
  const table = async (name: string, columns: Column[], keys: string[]) => {
    const lines = columns.map((column) => sql`${sql.ref(column.name)} ${column.type} ${sql.raw(column.rules)}`);
    const all = [...lines, ...keys.map((key) => sql.raw(key))];
    await sql`create table ${sql.table(name)} (${sql.join(all)})`.execute(db);
  };
  const stamps = [t('createdAt'), t('createdBy'), t('changedAt'), t('changedBy')];
  const optional = '';

  await table(
    'person',
    [
      t('id', 'primary key'),
      t('name'),
      t('zone'),
      t('zoneFrom'),
      t('language'),
      t('languageFrom'),
      t('rhythm'),
      n('asksForLess'),
      ...stamps,
    ],
    [],
  );
  await table(
    'pause',
    [t('id', 'primary key'), t('person'), t('from'), t('until', optional), t('endedAt', optional), ...stamps],
    ['foreign key ("person") references "person" ("id")'],
  );
  await table(
    'programme',
    [t('id', 'primary key'), t('name'), t('zone'), t('jurisdiction'), t('channel', optional), t('policy'), ...stamps],
    [],
  );
  await table(
    'coordinator',
    [t('programme'), t('person'), ...stamps],
    [
      'primary key ("programme", "person")',
      'foreign key ("programme") references "programme" ("id")',
      'foreign key ("person") references "person" ("id")',
    ],
  );
  await table(
    'mentorship',
    [t('id', 'primary key'), t('programme'), t('status'), n('revision'), t('since', optional), ...stamps],
    ['foreign key ("programme") references "programme" ("id")'],
  );
  await table(
    'party',
    [t('mentorship'), t('person'), t('role'), t('invitation'), t('invitedBy'), t('invitedAt'), t('answeredAt', optional), ...stamps],
    [
      'primary key ("mentorship", "person")',
      'foreign key ("mentorship") references "mentorship" ("id")',
      'foreign key ("person") references "person" ("id")',
    ],
  );
  await table(
    'series',
    [t('id', 'primary key'), t('mentorship'), t('anchor'), t('zone'), t('fold'), t('recurrence'), n('count'), ...stamps],
    ['foreign key ("mentorship") references "mentorship" ("id")'],
  );
  await table(
    'meeting',
    [
      t('id', 'primary key'),
      t('mentorship'),
      t('at'),
      t('zone'),
      t('fold'),
      t('start'),
      n('minutes'),
      t('method'),
      t('place', optional),
      t('joinLink', optional),
      n('scheduleRevision'),
      n('sequence'),
      t('status'),
      t('proposedBy'),
      t('proposedAt'),
      t('movedFrom', optional),
      t('confirmedAt', optional),
      t('series', optional),
      n('occurrence', optional),
      t('ending', optional),
      t('restored', optional),
      ...stamps,
    ],
    ['foreign key ("mentorship") references "mentorship" ("id")', 'foreign key ("series") references "series" ("id")'],
  );
  const ofMeeting = 'foreign key ("meeting") references "meeting" ("id")';
  await table('attendance', [t('meeting'), t('person'), n('met'), t('at'), ...stamps], ['primary key ("meeting", "person")', ofMeeting]);
  await table('agendaPoint', [t('id', 'primary key'), t('meeting'), t('person'), t('kind'), t('text'), t('at'), ...stamps], [ofMeeting]);
  await table(
    'runningLate',
    [t('meeting'), t('person'), n('minutes'), t('at'), ...stamps],
    ['primary key ("meeting", "person")', ofMeeting],
  );
  await table(
    'undo',
    [t('id', 'primary key'), t('mentorship'), t('person'), t('until'), t('before'), t('created'), ...stamps],
    ['foreign key ("mentorship") references "mentorship" ("id")'],
  );

  await table(
    'account',
    [
      t('id', 'primary key'),
      t('person'),
      t('platform'),
      t('enterprise'),
      t('tenant'),
      t('user'),
      n('active'),
      n('preferred'),
      t('createdAt'),
      t('changedAt'),
    ],
    ['unique ("platform", "enterprise", "tenant", "user")', 'foreign key ("person") references "person" ("id")'],
  );
  await table(
    'installation',
    [t('platform'), t('enterprise'), t('tenant'), t('sealed'), t('changedAt')],
    ['primary key ("platform", "enterprise", "tenant")'],
  );
  await table(
    'feed',
    [t('person', 'primary key'), t('hash', 'not null unique'), t('sealed'), t('createdAt')],
    ['foreign key ("person") references "person" ("id")'],
  );

  await table(
    'notification',
    [
      t('id', 'primary key'),
      t('key', 'not null unique'),
      t('work'),
      t('kind'),
      t('class'),
      t('person'),
      t('mentorship', optional),
      t('meeting', optional),
      t('shown', optional),
      t('due'),
      t('expires'),
      t('because'),
      t('state'),
      t('why', optional),
      n('attempt'),
      t('claim', optional),
      n('leaseUntil', optional),
      t('unclearSince', optional),
      t('mark'),
      t('reference', optional),
      t('sentAt', optional),
      n('planner'),
      t('createdAt'),
      t('changedAt'),
    ],
    [],
  );
  await table(
    'shown',
    [
      t('id', 'primary key'),
      t('kind'),
      t('person'),
      t('mentorship', optional),
      t('meeting', optional),
      t('because'),
      t('account'),
      t('reference'),
      t('hash'),
      t('at'),
    ],
    [],
  );
  await table('remembered', [t('key', 'primary key'), t('person'), t('answer'), t('at')], []);
  const counter = engine === 'postgres' ? 'generated always as identity primary key' : 'primary key autoincrement';
  await table('audit', [n('id', counter), t('at'), t('person'), t('intent'), t('mentorship', optional), t('meeting', optional)], []);
  await table('meta', [t('name', 'primary key'), t('value')], []);

  const index = (name: string, on: string) => sql`create index ${sql.ref(name)} on ${sql.raw(on)}`.execute(db);
  await index('notification_due', `"notification" ("due", "mentorship") where "state" = 'pending'`);
  await index('notification_lease', `"notification" ("leaseUntil") where "state" = 'sending'`);
  await index('notification_mentorship', '"notification" ("mentorship", "state")');
  await index('notification_person', '"notification" ("person", "due")');
  await index('meeting_mentorship', '"meeting" ("mentorship", "start")');
  await index('party_person', '"party" ("person")');
  await index('pause_person', '"pause" ("person")');
  await index('account_person', '"account" ("person")');
  await index('agenda_meeting', '"agendaPoint" ("meeting")');
  await index('series_mentorship', '"series" ("mentorship")');
  await index('mentorship_programme', '"mentorship" ("programme")');
  await index('shown_mentorship', '"shown" ("mentorship")');
  await index('shown_reference', '"shown" ("reference")');
  await index('remembered_at', '"remembered" ("at")');
}
