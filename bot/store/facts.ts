import type { MentorshipId, PersonId } from '../../shared/domain/ids.ts';
import type { Facts } from '../../shared/facts.ts';
import { type Instant, minus } from '../../shared/time.ts';
import { fromRow } from './nouns.ts';
import type { Db } from './tables.ts';

/** How far back meetings are facts: older ones owe nothing any more and are read only where somebody asks for history. */
const DAYS_BACK = 200;

/** Loads the facts of many mentorships in one statement a noun, whichever their number. Unknown ids are left out. */
export async function loadFacts(db: Db, ids: readonly MentorshipId[], now: Instant): Promise<Map<MentorshipId, Facts>> {
  const found = new Map<MentorshipId, Facts>();
  if (ids.length === 0) return found;
  const mentorships = (await db.selectFrom('mentorship').selectAll().where('id', 'in', ids).execute()).map((row) =>
    fromRow('mentorship', row),
  );
  if (mentorships.length === 0) return found;
  const programmeIds = [...new Set(mentorships.map((one) => one.programme))];
  const programmes = (await db.selectFrom('programme').selectAll().where('id', 'in', programmeIds).execute()).map((row) =>
    fromRow('programme', row),
  );
  const coordinators = (
    await db.selectFrom('coordinator').selectAll().where('programme', 'in', programmeIds).orderBy('person').execute()
  ).map((row) => fromRow('coordinator', row));
  const parties = (
    await db.selectFrom('party').selectAll().where('mentorship', 'in', ids).orderBy('role', 'desc').orderBy('person').execute()
  ).map((row) => fromRow('party', row));
  const personIds = [...new Set(parties.map((one) => one.person))];
  const people =
    personIds.length === 0
      ? []
      : (await db.selectFrom('person').selectAll().where('id', 'in', personIds).execute()).map((row) => fromRow('person', row));
  const pauses =
    personIds.length === 0
      ? []
      : (await db.selectFrom('pause').selectAll().where('person', 'in', personIds).orderBy('from').execute()).map((row) =>
          fromRow('pause', row),
        );
  const meetings = (
    await db
      .selectFrom('meeting')
      .selectAll()
      .where('mentorship', 'in', ids)
      .where('start', '>', minus(now, { days: DAYS_BACK }))
      .orderBy('start')
      .orderBy('id')
      .execute()
  ).map((row) => fromRow('meeting', row));
  const ofMeetings = meetings.map((one) => one.id);
  const none = ofMeetings.length === 0;
  const series = (await db.selectFrom('series').selectAll().where('mentorship', 'in', ids).execute()).map((row) => fromRow('series', row));
  const attendance = none
    ? []
    : (await db.selectFrom('attendance').selectAll().where('meeting', 'in', ofMeetings).execute()).map((row) => fromRow('attendance', row));
  const agenda = none
    ? []
    : (await db.selectFrom('agendaPoint').selectAll().where('meeting', 'in', ofMeetings).orderBy('at').orderBy('id').execute()).map((row) =>
        fromRow('agendaPoint', row),
      );
  const late = none
    ? []
    : (await db.selectFrom('runningLate').selectAll().where('meeting', 'in', ofMeetings).execute()).map((row) =>
        fromRow('runningLate', row),
      );

  for (const mentorship of mentorships) {
    const own = parties.filter((one) => one.mentorship === mentorship.id);
    const has = new Set<PersonId>(own.map((one) => one.person));
    const met = meetings.filter((one) => one.mentorship === mentorship.id);
    const meets = new Set(met.map((one) => one.id));
    found.set(mentorship.id, {
      programme: programmes.find((one) => one.id === mentorship.programme)!,
      coordinators: coordinators.filter((one) => one.programme === mentorship.programme),
      mentorship,
      parties: own,
      people: people.filter((one) => has.has(one.id)),
      pauses: pauses.filter((one) => has.has(one.person)),
      meetings: met,
      series: series.filter((one) => one.mentorship === mentorship.id),
      attendance: attendance.filter((one) => meets.has(one.meeting)),
      agenda: agenda.filter((one) => meets.has(one.meeting)),
      late: late.filter((one) => meets.has(one.meeting)),
    });
  }
  return found;
}

/** Locks a mentorship until the transaction ends, so that two people pressing at once are decided one after the other. SQLite has one writer anyway. */
export async function lockMentorship(db: Db, id: MentorshipId, engine: 'sqlite' | 'postgres'): Promise<void> {
  if (engine === 'postgres') await db.selectFrom('mentorship').select('id').where('id', '=', id).forUpdate().execute();
}
