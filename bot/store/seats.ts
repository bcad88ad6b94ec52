import type { PersonId, ProgrammeId } from '../../shared/domain/ids.ts';
import type { Role } from '../../shared/domain/mentorship.ts';
import { type Instant, plus } from '../../shared/time.ts';
import { hashOfCode, newCode } from './codes.ts';
import type { Db } from './tables.ts';

/** A seat beside `person`, whose part is `role`, offered by a coordinator to somebody they cannot name here. */
export type Seat = { programme: ProgrammeId; by: PersonId; person: PersonId; role: Role };

export const SEAT_DAYS = 7;

/** Keeps a seat, and gives back the code for it: the only time that it is known. */
export async function keepSeat(db: Db, seat: Seat, now: Instant): Promise<string> {
  const code = newCode();
  await db
    .insertInto('seat')
    .values({ hash: hashOfCode(code), ...seat, expiresAt: plus(now, { days: SEAT_DAYS }) })
    .execute();
  return code;
}

/** Null for a code that is unknown, used or expired, which nobody can tell apart. */
export async function seatFor(db: Db, code: string, now: Instant): Promise<Seat | null> {
  const row = await db
    .selectFrom('seat')
    .select(['programme', 'by', 'person', 'role'])
    .where('hash', '=', hashOfCode(code))
    .where('expiresAt', '>', now)
    .executeTakeFirst();
  return (row as Seat | undefined) ?? null;
}

/** False where somebody else has just taken it. */
export async function takeSeat(db: Db, code: string): Promise<boolean> {
  const taken = await db.deleteFrom('seat').where('hash', '=', hashOfCode(code)).returning('hash').executeTakeFirst();
  return taken !== undefined;
}

export async function forgetSeatsBefore(db: Db, before: Instant): Promise<void> {
  await db.deleteFrom('seat').where('expiresAt', '<=', before).execute();
}
