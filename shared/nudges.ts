import type { Facts } from './facts.ts';
import { acts } from './nudges/acts.ts';
import { calendars } from './nudges/calendars.ts';
import { followUps } from './nudges/follow-ups.ts';
import { invitationAnswers, invitations } from './nudges/invitations.ts';
import { meetingClock } from './nudges/meeting-clock.ts';
import type { Nudge } from './nudges/nudge.ts';

export { duties } from './nudges/duties.ts';
export { noticeKey, noticeSentence, reminderTone } from './nudges/meeting-clock.ts';
export { mergeable } from './nudges/merging.ts';
export { type Nudge, type NudgeKind, nudgeKinds, withheldReasons } from './nudges/nudge.ts';
export { localDaySpan, reserve } from './nudges/reserve.ts';
export { nextWake, stillOwed, whenToSend } from './nudges/sending.ts';
export { unpromptedPerMeeting } from './nudges/tally.ts';
export { spokenOf } from './nudges/together.ts';
export { whySentence, withheldSentence } from './nudges/why.ts';

/** Grows when {@link planned} changes: rows of the outbox planned by an older one are planned again at start. */
export const plannerVersion = 1;

/**
 * Every message owed to anybody about one mentorship, sent or not, derived from the facts alone: no clock. What elapsed time changes is
 * said by `due` and `expires`; one that lies in the past has been sent under its key, or has expired.
 */
export function planned(facts: Facts): Nudge[] {
  const about = [...invitations(facts), ...invitationAnswers(facts)];
  if (facts.mentorship.status !== 'active') return about;
  return [...about, ...acts(facts), ...calendars(facts), ...meetingClock(facts), ...followUps(facts)];
}
