import type { ActionId, GoalId, MeetingId, MentorshipId, PersonId, SeriesId } from '../../shared/domain/ids.ts';
import { tell } from './news.ts';
import { prepared } from './prepared.ts';
import type { Db } from './tables.ts';

/** Every mentorship somebody is or was invited to, the oldest first. */
export async function mentorshipsOf(db: Db, person: PersonId): Promise<MentorshipId[]> {
  const rows = await db
    .selectFrom('party')
    .select('mentorship')
    .where('person', '=', person)
    .orderBy('invitedAt')
    .orderBy('mentorship')
    .execute();
  return rows.map((row) => row.mentorship as MentorshipId);
}

/** The mentorships in which somebody may arrange meetings, the oldest first. */
export async function activeMentorshipsOf(db: Db, person: PersonId): Promise<MentorshipId[]> {
  const rows = await db
    .selectFrom('party')
    .innerJoin('mentorship', 'mentorship.id', 'party.mentorship')
    .select('mentorship.id')
    .where('party.person', '=', person)
    .where('mentorship.status', '=', 'active')
    .orderBy('mentorship.createdAt')
    .orderBy('mentorship.id')
    .execute();
  return rows.map((row) => row.id as MentorshipId);
}

const ofMeeting = prepared((db: Db, { meeting }: { meeting: MeetingId }) =>
  db.selectFrom('meeting').select('mentorship').where('id', '=', meeting),
);

export async function mentorshipOfMeeting(db: Db, meeting: MeetingId): Promise<MentorshipId | null> {
  const [row] = await ofMeeting(db, { meeting });
  return (row?.mentorship as MentorshipId | undefined) ?? null;
}

export async function mentorshipOfSeries(db: Db, series: SeriesId): Promise<MentorshipId | null> {
  const row = await db.selectFrom('series').select('mentorship').where('id', '=', series).executeTakeFirst();
  return (row?.mentorship as MentorshipId | undefined) ?? null;
}

const updateRevision = prepared((db: Db, { id, revision }: { id: MentorshipId; revision: number }) =>
  db.updateTable('mentorship').set({ revision }).where('id', '=', id),
);

/** Grows with every change, and is what clients that are open compare. */
export async function setRevision(tx: Db, mentorship: { id: MentorshipId; revision: number }): Promise<void> {
  await updateRevision(tx, mentorship);
  tell(mentorship.id, mentorship.revision);
}

export async function mentorshipOfPlanItem(db: Db, id: GoalId | ActionId): Promise<MentorshipId | null> {
  const table = id.startsWith('goa_') ? 'goal' : 'action';
  const row = await db.selectFrom(table).select('mentorship').where('id', '=', id).executeTakeFirst();
  return (row?.mentorship as MentorshipId | undefined) ?? null;
}
