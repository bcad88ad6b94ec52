import type { MentorshipId, PersonId } from '../../shared/domain/ids.ts';
import type { Meeting } from '../../shared/domain/meeting.ts';
import { type Fold, type Instant, instantAt, minus, type WallTime, type Zone } from '../../shared/time.ts';
import { prepared } from './prepared.ts';
import type { Db } from './tables.ts';

const agreedOrAsked = prepared((db: Db, { person, after, until }: { person: PersonId; after: Instant; until: Instant }) =>
  db
    .selectFrom('meeting')
    .select(['id', 'mentorship', 'start', 'minutes'])
    .where('mentorship', 'in', (own) => own.selectFrom('party').select('party.mentorship').where('party.person', '=', person))
    .where('status', 'in', ['proposed', 'confirmed'])
    .where('start', '>', after)
    .where('start', '<', until)
    .orderBy('start'),
);

/** When somebody is taken by what is in their Cairn diary. */
type Taken = Pick<Meeting, 'id' | 'mentorship' | 'start' | 'minutes'>;

/** Everything in somebody's Cairn diary over a span, whichever mentorship it belongs to. For that person's eyes, or to find free time. */
export async function diaryOf(db: Db, person: PersonId, from: Instant, until: Instant): Promise<Taken[]> {
  return (await agreedOrAsked(db, { person, after: minus(from, { hours: 8 }), until })) as Taken[];
}

/** Whose meetings to come would start at another instant by the zone data of this program. */
export async function outdatedStarts(db: Db, now: Instant): Promise<MentorshipId[]> {
  const rows = await db
    .selectFrom('meeting')
    .select(['mentorship', 'at', 'zone', 'fold', 'start'])
    .where('status', 'in', ['proposed', 'confirmed'])
    .where('start', '>', minus(now, { days: 1 }))
    .execute();
  const outdated = rows.filter((row) => instantAt(row.at as WallTime, row.zone as Zone, row.fold as Fold) !== row.start);
  return [...new Set(outdated.map((row) => row.mentorship as MentorshipId))];
}
