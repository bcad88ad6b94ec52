import { isFirstMeeting } from '../domain/first-meeting.ts';
import type { MeetingId, PersonId } from '../domain/ids.ts';
import { endOf } from '../domain/meeting.ts';
import { openGoals } from '../domain/plan.ts';
import { type Facts, partyOf } from '../facts.ts';
import type { Instant } from '../time.ts';
import type { ScriptId } from './talk.ts';

type Asked = { who: PersonId; from: { meeting: MeetingId | null; plan: boolean } };

/**
 * What to write with, the most fitting first. Before a pair meet for the first time, and while they do, what is good to talk about then;
 * while the plan has no goal, the questions that lead to one, for the mentee, who owns it.
 */
export function scriptsFor(pair: Facts | null, { who, from }: Asked, now: Instant): [ScriptId, ...ScriptId[]] {
  const opening: ScriptId[] = pair && beginsPlan(pair, who) ? ['opening'] : [];
  if (pair && meetFirst(pair, from.meeting, now)) return ['first-meeting', ...opening, 'grow', 'oskar'];
  return from.plan && opening.length > 0 ? ['opening', 'grow', 'oskar'] : ['grow', ...opening, 'oskar'];
}

/** Asked about one meeting, it is that meeting that counts. */
function meetFirst(pair: Facts, about: MeetingId | null, now: Instant): boolean {
  const meetings = about ? pair.meetings.filter(({ id }) => id === about) : pair.meetings;
  return meetings.some((meeting) => endOf(meeting) > now && isFirstMeeting(pair, meeting));
}

function beginsPlan(pair: Facts, who: PersonId): boolean {
  const hasGoal = openGoals(pair, 'long-term').length + openGoals(pair, 'short-term').length > 0;
  return pair.mentorship.status === 'active' && !hasGoal && partyOf(pair, who)?.role === 'mentee';
}
