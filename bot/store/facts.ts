import { CompiledQuery } from 'kysely';
import type { Noun, Nouns } from '../../shared/decision.ts';
import type { MeetingId, MentorshipId, PersonId, ProgrammeId } from '../../shared/domain/ids.ts';
import { FACTS_DAYS, type Facts } from '../../shared/facts.ts';
import { type Instant, minus } from '../../shared/time.ts';
import { sealOf } from './carried-seal.ts';
import { engineOf } from './engine.ts';
import { fromRow, sealedColumns } from './nouns.ts';
import { prepared, UNPLANNED } from './prepared.ts';
import type { Db } from './tables.ts';

export const factsSince = (now: Instant): Instant => minus(now, { days: FACTS_DAYS });

/**
 * What is read of each noun, for mentorships `:ids` and meetings since `:since`. None waits for another's answer, so PostgreSQL
 * gives all of them in one round trip: this is on the way of every press.
 */
const reads = {
  mentorship: `select * from "mentorship" where "id" in :ids`,
  programme: `select * from "programme" where "id" in (select "programme" from "mentorship" where "id" in :ids)`,
  coordinator: `select "coordinator".*, (select "name" from "person" where "id" = "coordinator"."person") as "name" from "coordinator" where "programme" in (select "programme" from "mentorship" where "id" in :ids) order by "person"`,
  party: `select * from "party" where "mentorship" in :ids order by "role" desc, "person"`,
  person: `select * from "person" where "id" in (select "person" from "party" where "mentorship" in :ids)`,
  pause: `select * from "pause" where "person" in (select "person" from "party" where "mentorship" in :ids) order by "from", "id"`,
  meeting: `select * from "meeting" where "mentorship" in :ids and "start" > :since order by "start", "id"`,
  series: `select * from "series" where "mentorship" in :ids order by "id"`,
  attendance: `select * from "attendance" where "meeting" in :meetings order by "at", "person"`,
  agendaPoint: `select * from "agendaPoint" where "meeting" in :meetings order by "at", "id"`,
  runningLate: `select * from "runningLate" where "meeting" in :meetings order by "at", "person"`,
  goal: `select * from "goal" where "mentorship" in :ids and ("status" = 'open' or "at" > :since) order by "position", "id"`,
  action: `select * from "action" where "mentorship" in :ids and ("status" = 'open' or "at" > :since) order by "position", "id"`,
  talkShared: `select * from "talkShared" where "mentorship" in :ids order by "at", "talk"`,
  meetingLog: `select * from "meetingLog" where "meeting" in :meetings order by "startedAt", "id"`,
  logMark: `select * from "logMark" where "log" in (select "id" from "meetingLog" where "meeting" in :meetings) order by "at", "id"`,
  contact: `select * from "contact" where "mentorship" in :ids and "at" > :since order by "at", "id"`,
} satisfies { [N in Noun]?: string };
type Read = keyof typeof reads;
type Rows = { [N in Read]: Nouns[N][] };

/** Loads the facts of many mentorships at once, in the order they are asked for. Unknown ids are left out. */
export async function loadFacts(db: Db, ids: readonly MentorshipId[], now: Instant): Promise<Map<MentorshipId, Facts>> {
  if (ids.length === 0) return new Map();
  const rows = await (engineOf(db) === 'postgres' ? readPostgres : readSqlite)(db, ids, factsSince(now));
  const programmes = new Map(rows.programme.map((one) => [one.id, one]));
  const people = new Map(rows.person.map((one) => [one.id, one]));
  const coordinators = Map.groupBy(rows.coordinator, (one): ProgrammeId => one.programme);
  const parties = Map.groupBy(rows.party, (one): MentorshipId => one.mentorship);
  const pauses = Map.groupBy(rows.pause, (one): PersonId => one.person);
  const meetings = Map.groupBy(rows.meeting, (one): MentorshipId => one.mentorship);
  const series = Map.groupBy(rows.series, (one): MentorshipId => one.mentorship);
  const talksShared = Map.groupBy(rows.talkShared, (one): MentorshipId => one.mentorship);
  const goals = Map.groupBy(rows.goal, (one): MentorshipId => one.mentorship);
  const actions = Map.groupBy(rows.action, (one): MentorshipId => one.mentorship);
  const logs = Map.groupBy(rows.meetingLog, (one): MentorshipId => one.mentorship);
  const logMarks = Map.groupBy(rows.logMark, (one): MentorshipId => one.mentorship);
  const contacts = Map.groupBy(rows.contact, (one): MentorshipId => one.mentorship);
  const ofMeeting = {
    attendance: Map.groupBy(rows.attendance, (one): MeetingId => one.meeting),
    agenda: Map.groupBy(rows.agendaPoint, (one): MeetingId => one.meeting),
    late: Map.groupBy(rows.runningLate, (one): MeetingId => one.meeting),
  };
  const factsOf = (mentorship: Nouns['mentorship']): Facts => {
    const own = parties.get(mentorship.id) ?? [];
    const met = meetings.get(mentorship.id) ?? [];
    return {
      programme: programmes.get(mentorship.programme)!,
      coordinators: coordinators.get(mentorship.programme) ?? [],
      mentorship,
      parties: own,
      people: own.map((one) => people.get(one.person)!),
      pauses: own.flatMap((one) => pauses.get(one.person) ?? []),
      meetings: met,
      series: series.get(mentorship.id) ?? [],
      attendance: met.flatMap((one) => ofMeeting.attendance.get(one.id) ?? []),
      agenda: met.flatMap((one) => ofMeeting.agenda.get(one.id) ?? []),
      late: met.flatMap((one) => ofMeeting.late.get(one.id) ?? []),
      goals: goals.get(mentorship.id) ?? [],
      actions: actions.get(mentorship.id) ?? [],
      talksShared: talksShared.get(mentorship.id) ?? [],
      logs: logs.get(mentorship.id) ?? [],
      logMarks: logMarks.get(mentorship.id) ?? [],
      contacts: contacts.get(mentorship.id) ?? [],
    };
  };
  const mentorships = new Map(rows.mentorship.map((one) => [one.id, one]));
  return new Map(ids.flatMap((id) => mentorships.get(id) ?? []).map((one) => [one.id, factsOf(one)]));
}

/** Asks for no column, so that the facts are asked for in the same round trip. */
const lock = prepared((db: Db, { id }: { id: MentorshipId }) => db.selectFrom('mentorship').where('id', '=', id).forUpdate());

/** Locks a mentorship until the transaction ends, so that two people pressing at once are decided one after the other. SQLite has one writer anyway. */
export async function lockMentorship(db: Db, id: MentorshipId, engine: 'sqlite' | 'postgres'): Promise<void> {
  if (engine === 'postgres') await lock(db, { id });
}

function asFacts(db: Db, noun: Read, rows: readonly object[]): object[] {
  return rows.length === 0 ? [] : rows.map((row) => fromRow<Noun>(noun, row, ...(noun in sealedColumns ? [sealOf(db)] : [])));
}

const texts = Object.entries(reads) as [Read, string][];
const meetings = `(select "id" from "meeting" where "mentorship" in :ids and "start" > :since)`;

/** SQLite's statements with what each `?` stands for, in order. */
const sqliteReads = (isIn: string) =>
  texts.map(([noun, text]) => {
    const complete = text.replace(':meetings', meetings).replaceAll('in :ids', isIn);
    const values = [...complete.matchAll(/:(list|since)/g)].map(([, name]) => name as 'list' | 'since');
    return { noun, text: complete.replaceAll(/:(list|since)/g, UNPLANNED), values };
  });
const sqliteOne = sqliteReads('= :list');
const sqliteMany = sqliteReads('in (select value from json_each(:list))');

async function readSqlite(db: Db, ids: readonly string[], since: Instant): Promise<Rows> {
  const [one, ...others] = ids;
  const isOne = others.length === 0;
  const given = { list: isOne ? one : JSON.stringify(ids), since };
  const rows: Partial<Record<Read, object[]>> = {};
  for (const { noun, text, values } of isOne ? sqliteOne : sqliteMany) {
    const query = CompiledQuery.raw(
      text,
      values.map((name) => given[name]),
    );
    rows[noun] = asFacts(db, noun, (await db.executeQuery<object>(query)).rows);
  }
  return rows as Rows;
}

/**
 * As JSON, in which whole numbers are numbers already. One mentorship has a text of its own: PostgreSQL then finds that the same
 * plan serves every time, and planning costs twice what reading does.
 */
const postgresRead = (isIn: string) =>
  `select ${texts
    .map(([noun, text]) => {
      const complete = text.replace(':meetings', meetings).replaceAll('in :ids', isIn).replaceAll(':since', '$2');
      return `(select coalesce(json_agg(one), '[]') from (${complete}) as one) as "${noun}"`;
    })
    .join(', ')}`;
const postgresOne = postgresRead('= $1');
const postgresMany = postgresRead('= any($1::text[])');

async function readPostgres(db: Db, ids: readonly string[], since: Instant): Promise<Rows> {
  const query = ids.length === 1 ? CompiledQuery.raw(postgresOne, [ids[0], since]) : CompiledQuery.raw(postgresMany, [ids, since]);
  const [all] = (await db.executeQuery<Record<Read, object[]>>(query)).rows;
  return Object.fromEntries(texts.map(([noun]) => [noun, asFacts(db, noun, all![noun])])) as Rows;
}
