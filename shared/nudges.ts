import type { Facts } from './facts.ts';
import { acts } from './nudges/acts.ts';
import { calendars } from './nudges/calendars.ts';
import { followUps } from './nudges/follow-ups.ts';
import { handsForetold } from './nudges/hand-foretold.ts';
import { invitationAnswers, invitations, invitationsWithdrawn, seatsTaken } from './nudges/invitations.ts';
import { logsRead, readersAnnounced } from './nudges/log-readers.ts';
import { logActs } from './nudges/logs.ts';
import { meetingClock } from './nudges/meeting-clock.ts';
import type { Nudge, NudgeKind } from './nudges/nudge.ts';
import { planReviews } from './nudges/plan-reviews.ts';
import { talksShared } from './nudges/talks-shared.ts';

export { duties } from './nudges/duties.ts';
export { noticeKey, noticeSentence, reminderTone } from './nudges/meeting-clock.ts';
export { CLOSE_MINUTES, mayComeEarly, mergeable } from './nudges/merging.ts';
export { type Nudge, type NudgeKind, nudgeKinds, withheldReasons } from './nudges/nudge.ts';
export { localDaySpan, reserve } from './nudges/reserve.ts';
export { nextWake, stillOwed, whenToSend } from './nudges/sending.ts';
export { unpromptedPerMeeting } from './nudges/tally.ts';
export { spokenOf } from './nudges/together.ts';
export { whySentence, withheldSentence } from './nudges/why.ts';

/** Grows when {@link planned} changes: rows of the outbox planned by an older one are planned again at start. */
export const plannerVersion = 3;

type Planner = (facts: Facts) => Nudge[];

/** Where each kind is planned; null for what follows from no facts, since Cairn reports it of its own sending. */
const planners: Record<NudgeKind, Planner | null> = {
  invitation: invitations,
  'invitation-answered': invitationAnswers,
  'seat-taken': seatsTaken,
  'invitation-withdrawn': invitationsWithdrawn,
  proposal: acts,
  'series-proposal': acts,
  confirmed: acts,
  moved: acts,
  restored: acts,
  declined: acts,
  cancelled: acts,
  'accounts-differ': acts,
  calendar: calendars,
  late: meetingClock,
  'not-ready': meetingClock,
  'talk-shared': talksShared,
  'log-filed': logActs,
  'log-correction': logActs,
  'log-comment': logActs,
  'log-signed': logActs,
  'log-differs': logActs,
  'log-amended': logActs,
  'readers-announced': readersAnnounced,
  'log-read': logsRead,
  notice: meetingClock,
  reminder: meetingClock,
  'did-you-meet': meetingClock,
  'another-date': followUps,
  'answer-awaited': followUps,
  'log-signature': followUps,
  'log-due': followUps,
  'log-overdue': followUps,
  'next-date': followUps,
  'touch-base': followUps,
  'plan-review': planReviews,
  'hand-foretold': handsForetold,
  'partner-not-reached': null,
  'coordinator-told': null,
  'summary-not-posted': null,
  'panel-paired': null,
  plan: null,
};
/** Owed before both have accepted, or after the end, too. */
const inAnyState: readonly (Planner | null)[] = [invitations, invitationAnswers, seatsTaken, invitationsWithdrawn, logsRead];
const all = [...new Set(Object.values(planners))].filter((one) => one !== null);

/**
 * Every message owed to anybody about one mentorship, sent or not, derived from the facts alone: no clock. What elapsed time changes is
 * said by `due` and `expires`; one that lies in the past has been sent under its key, or has expired.
 */
export function planned(facts: Facts): Nudge[] {
  return all.flatMap((planner) => plannedBy(planner, facts));
}

/** Those of {@link planned} among which the ones of this kind are, without working out the rest. */
export function plannedOf(facts: Facts, kind: NudgeKind): Nudge[] {
  const planner = planners[kind];
  return planner ? plannedBy(planner, facts) : [];
}

function plannedBy(planner: Planner, facts: Facts): Nudge[] {
  return facts.mentorship.status === 'active' || inAnyState.includes(planner) ? planner(facts) : [];
}
