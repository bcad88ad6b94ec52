import { partnersOf } from '../shared/facts.ts';
import type { Instant } from '../shared/time.ts';
import { feedOf } from './calendar/ics.ts';
import { loadFacts } from './store/facts.ts';
import { personOfFeed } from './store/feeds.ts';
import { mentorshipsOf } from './store/mentorships.ts';
import { fromRow } from './store/nouns.ts';
import type { Db } from './store/tables.ts';

/** The calendar that a secret opens, as text; null for one unknown or revoked. */
export async function feedText(db: Db, secret: string, now: Instant): Promise<string | null> {
  const id = await personOfFeed(db, secret);
  if (id === null) return null;
  const person = fromRow('person', await db.selectFrom('person').selectAll().where('id', '=', id).executeTakeFirstOrThrow());
  const all = await loadFacts(db, await mentorshipsOf(db, id), now);
  const entries = [...all.values()].flatMap((facts) => {
    const partner = partnersOf(facts, id)
      .map((one) => one.name)
      .join(', ');
    return facts.meetings.map((meeting) => ({ meeting, partner }));
  });
  return feedOf(person, entries, now);
}
