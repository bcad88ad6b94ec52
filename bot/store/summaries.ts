import { sql } from 'kysely';
import type { ProgrammeId } from '../../shared/domain/ids.ts';
import type { Overview } from '../../shared/domain/overview.ts';
import type { Programme } from '../../shared/domain/programme.ts';
import { weeksTo } from '../../shared/domain/summary.ts';
import { isEarlyEnding, type MonthSaid, monthSaid } from '../../shared/domain/totals.ts';
import type { Watched } from '../../shared/domain/watched.ts';
import { startOfDate } from '../../shared/nudges/moments.ts';
import { type Instant, minus, type WallDate, type Zone } from '../../shared/time.ts';
import { fromRow } from './nouns.ts';
import { loadProgramme, meetingsOfProgramme } from './programmes.ts';
import type { Db } from './tables.ts';

/** From when on meetings have to be known for a summary of that week. */
export function overviewSince(week: WallDate, zone: Zone): Instant {
  return minus(startOfDate(weeksTo(week)[0]!, zone), { days: 1 });
}

/** Pairs that can stand behind a number, or need a hand: those only invited, or that never began, do not. */
const WATCHED = ['active', 'ended'];

/**
 * A programme as it is watched: of each pair the dates and states, and only those columns. Meetings are those since `from`, those to come,
 * and the last that was held, however long ago. Null for a programme that does not exist.
 */
export async function loadOverview(db: Db, id: ProgrammeId, from: Instant): Promise<Omit<Overview, 'month'> | null> {
  const programme = await loadProgramme(db, id);
  if (!programme) return null;
  const mentorships = db.selectFrom('mentorship').where('programme', '=', id).where('status', 'in', WATCHED);
  const ids = mentorships.select('id');
  const parties = db.selectFrom('party').where('mentorship', 'in', ids);
  // One after the other: it is no hurry, and takes one connection.
  const coordinators = await db.selectFrom('coordinator').selectAll().where('programme', '=', id).orderBy('person').execute();
  const pairs = await mentorships.selectAll().orderBy('createdAt').orderBy('id').execute();
  const sides = await parties.select(['mentorship', 'person', 'role']).orderBy('role', 'desc').orderBy('person').execute();
  const someone = parties.select('person');
  const people = await db.selectFrom('person').select(['id', 'name', 'zone']).where('id', 'in', someone).execute();
  const pauses = await db.selectFrom('pause').selectAll().where('person', 'in', someone).orderBy('from').orderBy('id').execute();
  const lastHeld = db
    .selectFrom('meeting as last')
    .select(({ fn }) => fn.max('last.start').as('start'))
    .where('last.mentorship', '=', sql.ref<string>('meeting.mentorship'))
    .where('last.status', '=', 'held');
  const meetings = await db
    .selectFrom('meeting')
    .select(['id', 'mentorship', 'start', 'minutes', 'status', 'proposedAt'])
    .where('mentorship', 'in', ids)
    .where((eb) => eb.or([eb('start', '>', from), eb('start', '=', lastHeld)]))
    .orderBy('start')
    .orderBy('id')
    .execute();
  const logs = await db
    .selectFrom('meetingLog')
    .innerJoin('meeting', 'meeting.id', 'meetingLog.meeting')
    .select(['meetingLog.mentorship', 'meetingLog.meeting', 'meetingLog.status', 'meetingLog.filedAt'])
    .where('meetingLog.mentorship', 'in', ids)
    .where('meeting.start', '>', from)
    .execute();
  const attendance = await db
    .selectFrom('attendance')
    .innerJoin('meeting', 'meeting.id', 'attendance.meeting')
    .select(['meeting.mentorship', 'attendance.meeting', 'attendance.at'])
    .where('meeting.mentorship', 'in', ids)
    .where('meeting.start', '>', from)
    .orderBy('attendance.at')
    .execute();
  const goals = await db.selectFrom('goal').select(['mentorship', 'status', 'at']).where('mentorship', 'in', ids).execute();
  const person = new Map(people.map((one) => [one.id, one as Watched['people'][number]]));
  const of = <R extends { mentorship: string }>(rows: R[]) => Map.groupBy(rows, (one) => one.mentorship);
  const [ownSides, ownMeetings, ownLogs, ownAnswers, ownGoals] = [of(sides), of(meetings), of(logs), of(attendance), of(goals)];
  const ownPauses = Map.groupBy(pauses, (one) => one.person);
  return {
    programme,
    coordinators: coordinators.map((one) => fromRow('coordinator', one)),
    pairs: pairs.map((one): Watched => {
      const two = ownSides.get(one.id) ?? [];
      return {
        programme,
        mentorship: fromRow('mentorship', one),
        parties: two as Watched['parties'],
        people: two.map((side) => person.get(side.person)!),
        pauses: two.flatMap((side) => (ownPauses.get(side.person) ?? []).map((pause) => fromRow('pause', pause))),
        meetings: (ownMeetings.get(one.id) ?? []) as unknown as Watched['meetings'],
        attendance: (ownAnswers.get(one.id) ?? []) as unknown as Watched['attendance'],
        logs: (ownLogs.get(one.id) ?? []) as unknown as Watched['logs'],
        goals: (ownGoals.get(one.id) ?? []) as unknown as Watched['goals'],
      };
    }),
  };
}

/**
 * What is said of months that are over, in the order asked for. The first time decides, on whichever surface it is; from then on it is
 * said again as it was.
 */
export async function monthsSaid(db: Db, programme: Programme, months: readonly WallDate[], now: Instant): Promise<MonthSaid[]> {
  const known = await saidBefore(db, programme.id, months);
  const missing = months.filter((month) => !known.has(month));
  if (missing.length === 0) return months.map((month) => known.get(month)!);
  const { zone, policy } = programme;
  const meetings = await meetingsOfProgramme(db, programme.id, missing.toSorted()[0]!);
  const ended = await db
    .selectFrom('mentorship')
    .select(['since', 'endedAt'])
    .where('programme', '=', programme.id)
    .where('status', '=', 'ended')
    .execute();
  const early = ended.filter((one) => isEarlyEnding(one as { since: Instant | null; endedAt: Instant | null }, policy.months, zone));
  const endings = early.map(({ endedAt }) => endedAt as Instant);
  await db
    .insertInto('monthSaid')
    .values(
      missing.map((month) => ({
        programme: programme.id,
        month,
        said: JSON.stringify(monthSaid(meetings, endings, month, zone)),
        at: now,
      })),
    )
    // Whoever said it a moment before has decided.
    .onConflict((oc) => oc.columns(['programme', 'month']).doNothing())
    .execute();
  const said = await saidBefore(db, programme.id, months);
  return months.map((month) => said.get(month)!);
}

async function saidBefore(db: Db, programme: ProgrammeId, months: readonly WallDate[]): Promise<Map<WallDate, MonthSaid>> {
  const rows = await db
    .selectFrom('monthSaid')
    .select(['month', 'said'])
    .where('programme', '=', programme)
    .where('month', 'in', months)
    .execute();
  return new Map(rows.map((row) => [row.month as WallDate, JSON.parse(row.said) as MonthSaid]));
}
