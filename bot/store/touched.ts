import type { Change } from '../../shared/decision.ts';
import type { MeetingId, MentorshipId, PersonId, ProgrammeId } from '../../shared/domain/ids.ts';
import type { Facts } from '../../shared/facts.ts';
import type { Db } from './tables.ts';

/** Whose outbox the changes concern: a person's zone touches every mentorship they have, a policy every one of its programme. */
export async function mentorshipsTouched(tx: Db, changes: readonly Change[], loaded: readonly Facts[]): Promise<MentorshipId[]> {
  const touched = new Set<MentorshipId>();
  const people = new Set<PersonId>();
  const programmes = new Set<ProgrammeId>();
  for (const change of changes) {
    switch ('put' in change ? change.put : change.drop) {
      case 'mentorship':
        touched.add((change.row as { id: MentorshipId }).id);
        break;
      case 'party':
      case 'series':
      case 'goal':
      case 'action':
      case 'talkShared':
      case 'meetingLog':
      case 'logMark':
      case 'contact':
      case 'meeting':
        touched.add((change.row as { mentorship: MentorshipId }).mentorship);
        break;
      case 'attendance':
      case 'agendaPoint':
      case 'runningLate': {
        const { meeting } = change.row as { meeting: MeetingId };
        const facts = loaded.find((one) => one.meetings.some((has) => has.id === meeting));
        if (facts) touched.add(facts.mentorship.id);
        else if (!isNew(changes, meeting)) throw new Error(`${meeting} changed without its facts`);
        break;
      }
      case 'person':
        people.add((change.row as { id: PersonId }).id);
        break;
      case 'pause':
        people.add((change.row as { person: PersonId }).person);
        break;
      case 'programme':
        programmes.add((change.row as { id: ProgrammeId }).id);
        break;
      case 'coordinator':
        programmes.add((change.row as { programme: ProgrammeId }).programme);
        break;
      case 'undo':
      case 'planChange':
      case 'logDraft':
      case 'logEntry':
        break;
    }
  }
  if (people.size > 0) {
    const rows = await tx
      .selectFrom('party')
      .select('mentorship')
      .where('person', 'in', [...people])
      .execute();
    for (const row of rows) touched.add(row.mentorship as MentorshipId);
  }
  if (programmes.size > 0) {
    const rows = await tx
      .selectFrom('mentorship')
      .select('id')
      .where('programme', 'in', [...programmes])
      .where('status', 'in', ['invited', 'active'])
      .execute();
    for (const row of rows) touched.add(row.id as MentorshipId);
  }
  return [...touched].sort();
}

/** A meeting that comes with the same changes says itself whose it is. */
function isNew(changes: readonly Change[], meeting: MeetingId): boolean {
  return changes.some((change) => 'put' in change && change.put === 'meeting' && (change.row as { id: MeetingId }).id === meeting);
}
