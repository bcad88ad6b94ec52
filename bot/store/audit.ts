import type { Instant } from '../../shared/time.ts';
import { prepared } from './prepared.ts';
import type { Db } from './tables.ts';

/** Who did what, when, and to what; never what was said. */
type Line = { at: Instant; person: string; intent: string; mentorship: string | null; meeting: string | null };

const add = prepared((db: Db, { at, person, intent, mentorship, meeting }: Line) =>
  db.insertInto('audit').values({ at, person, intent, mentorship, meeting }),
);

export async function addToAudit(tx: Db, line: Line): Promise<void> {
  await add(tx, line);
}
