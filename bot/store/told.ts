import type { MeetingId, PersonId } from '../../shared/domain/ids.ts';
import type { Instant } from '../../shared/time.ts';
import type { Db } from './tables.ts';

/** Which of these meetings somebody else has been told about since then, or is being told about at this moment. */
export async function toldOf(db: Db, meetings: readonly MeetingId[], by: PersonId, since: Instant): Promise<MeetingId[]> {
  if (meetings.length === 0) return [];
  const rows = await db
    .selectFrom('notification')
    .select('meeting')
    .distinct()
    .where('meeting', 'in', meetings)
    .where('person', '<>', by)
    .where('work', '=', 'say')
    .where('class', '=', 'act')
    .where('state', 'in', ['sending', 'sent'])
    .where('createdAt', '>=', since)
    .execute();
  return rows.map((row) => row.meeting as MeetingId);
}
