import { FACTS_DAYS, type Facts } from '../facts.ts';
import { plus } from '../time.ts';
import type { Meeting } from './meeting.ts';

/**
 * Whether a pair who agreed on this meeting have not met before: nothing was held, or is agreed for an earlier time. Of a pair that
 * has been one for longer than facts reach back nobody can tell, so theirs is none.
 */
export function isFirstMeeting({ mentorship, meetings }: Pick<Facts, 'mentorship' | 'meetings'>, meeting: Meeting): boolean {
  const { since } = mentorship;
  if (meeting.status !== 'confirmed' || since === null || meeting.start > plus(since, { days: FACTS_DAYS })) return false;
  return !meetings.some(
    ({ id, status, start }) => id !== meeting.id && start < meeting.start && (status === 'held' || status === 'confirmed'),
  );
}
