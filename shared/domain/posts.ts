import { addDays, dateAt, type Instant, plus, read, type WallDate, wallTime, type Zone } from '../time.ts';
import type { ProgrammeId } from './ids.ts';
import type { Programme } from './programme.ts';
import { lastWeek, mondayOf } from './summary.ts';
import { monthsSettled } from './totals.ts';

/** A summary owed to a programme's channel: one a week, whatever becomes of the day and hour that were chosen. */
export type Post = {
  key: string;
  /** The Monday of the week it is about, which is over by then. */
  week: WallDate;
  due: Instant;
  expires: Instant;
};

type Posting = Pick<Programme, 'id' | 'zone' | 'summary'>;

/** Later than that, it is old news, and the next one is near. */
const USEFUL_DAYS = 4;
/** How long after a log was due it may still come, and change a number. */
const LATE_DAYS = 14;

/** The posts that are not too late at this instant, the next included. */
export function postsFrom(programme: Posting, now: Instant): Post[] {
  const last = lastWeek(now, programme.zone);
  return [-7, 0, 7].map((days) => postOf(programme, addDays(last, days))).filter(({ expires }) => expires > now);
}

export function postOf(programme: Posting, week: WallDate): Post {
  const due = dueOf(programme, week);
  return { key: postKey(programme.id, week), week, due, expires: plus(due, { days: USEFUL_DAYS }) };
}

export const postKey = (programme: ProgrammeId, week: WallDate): string => `${programme}/summary/${week}`;

/** The month that a post is the first to say anything of; null where the one before it did. An edit says of the same. */
export function monthOfPost(programme: Posting, week: WallDate): WallDate | null {
  const settledBy = (one: WallDate) => monthsSettled(dateAt(dueOf(programme, one), programme.zone), 1)[0]!;
  const month = settledBy(week);
  return month === settledBy(addDays(week, -7)) ? null : month;
}

/** A post is looked at once a day, at its hour, for as long as its numbers may change; null when it rests. */
export function nextLook(programme: Posting & Pick<Programme, 'policy'>, week: WallDate, now: Instant): Instant | null {
  const tomorrow = addDays(dateAt(now, programme.zone), 1);
  const at = instantOfWall(tomorrow, programme);
  const rests = plus(dueOf(programme, week), { days: programme.policy.logDueDays + LATE_DAYS });
  return at < rests ? at : null;
}

function dueOf(programme: Posting, week: WallDate): Instant {
  return instantOfWall(addDays(mondayOf(week), 7 + programme.summary.weekday - 1), programme);
}

/** Where clocks change, the earlier of two hours, and the end of one that is skipped. */
function instantOfWall(date: WallDate, { zone, summary }: Pick<Programme, 'summary'> & { zone: Zone }): Instant {
  const reading = read(wallTime(date, summary.time), zone);
  return reading.kind === 'once' ? reading.at : reading.kind === 'twice' ? reading.earlier : reading.later;
}
