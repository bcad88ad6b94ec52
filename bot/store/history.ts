import type { MeetingId, MentorshipId, PersonId } from '../../shared/domain/ids.ts';
import type { NudgeKind } from '../../shared/nudges.ts';
import type { Instant } from '../../shared/time.ts';
import type { Db, Tables } from './tables.ts';

/** A message that somebody got, will get, or does not get, and why. */
export type Notice = {
  id: string;
  kind: NudgeKind;
  mentorship: MentorshipId | null;
  meeting: MeetingId | null;
  due: Instant;
  state: 'pending' | 'sending' | 'sent' | 'withheld' | 'dead';
  /** Why it is withheld or given up; a word from a list. */
  why: string | null;
  /** Values for the sentence that says why it is sent. */
  because: Record<string, string | number>;
  sentAt: Instant | null;
};

type Row = Pick<Tables['notification'], (typeof columns)[number]>;
const columns = ['id', 'kind', 'mentorship', 'meeting', 'due', 'state', 'why', 'because', 'sentAt'] as const;
const messages = ['say', 'file'];

/** What somebody is going to hear, and what they would have but for a reason; the soonest first. */
export async function comingTo(db: Db, person: PersonId, now: Instant, most: number): Promise<Notice[]> {
  const rows = await db
    .selectFrom('notification')
    .select(columns)
    .where('person', '=', person)
    .where('work', 'in', messages)
    .where((eb) => eb.or([eb('state', 'in', ['pending', 'sending']), eb.and([eb('state', '=', 'withheld'), eb('due', '>', now)])]))
    .orderBy('due')
    .orderBy('id')
    .limit(most)
    .execute();
  return rows.map(toNotice);
}

/** What somebody heard, or did not and why; the latest first. What was cancelled before anybody noticed is not in it. */
export async function pastOf(db: Db, person: PersonId, now: Instant, most: number): Promise<Notice[]> {
  const rows = await db
    .selectFrom('notification')
    .select(columns)
    .where('person', '=', person)
    .where('work', 'in', messages)
    .where('state', 'in', ['sent', 'withheld', 'dead'])
    .where('due', '<=', now)
    .orderBy('due', 'desc')
    .orderBy('id')
    .limit(most)
    .execute();
  return rows.map(toNotice);
}

/** One message, if it is this person's. */
export async function noticeOf(db: Db, id: string, person: PersonId): Promise<Notice | null> {
  const row = await db
    .selectFrom('notification')
    .select(columns)
    .where('id', '=', id)
    .where('person', '=', person)
    .where('work', 'in', messages)
    .where('state', '!=', 'cancelled')
    .executeTakeFirst();
  return row ? toNotice(row) : null;
}

function toNotice({ because, ...row }: Row): Notice {
  return { ...row, because: JSON.parse(because) } as Notice;
}
