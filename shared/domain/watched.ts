import type { Goal } from './goal.ts';
import type { MeetingLog } from './log.ts';
import type { Attendance, Meeting } from './meeting.ts';
import type { Mentorship, Party } from './mentorship.ts';
import type { Pause, Person } from './person.ts';
import type { Programme } from './programme.ts';

/**
 * What is known of a pair where a programme is watched: dates, states, and whose leave stops a clock. Nothing that anybody wrote, said
 * or answered, and no place: what is not in here cannot leak from a summary. All of a pair's facts are such, and more.
 */
export type Watched = {
  programme: Programme;
  mentorship: Mentorship;
  parties: Pick<Party, 'person' | 'role'>[];
  people: Pick<Person, 'id' | 'name' | 'zone'>[];
  pauses: Pause[];
  meetings: WatchedMeeting[];
  /** When somebody said whether they met, and not what. */
  attendance: Pick<Attendance, 'meeting' | 'at'>[];
  logs: Pick<MeetingLog, 'meeting' | 'status' | 'filedAt'>[];
  goals: Pick<Goal, 'status' | 'at'>[];
};
export type WatchedMeeting = Pick<Meeting, 'id' | 'start' | 'minutes' | 'status' | 'proposedAt'>;
