import type { MeetingId, MentorshipId, PersonId, ProgrammeId } from '../domain/ids.ts';
import type { Instant } from '../time.ts';

/** Every kind of message that Cairn says on its own. */
export const nudgeKinds = [
  // what the partner, or the coordinator, just did
  'invitation',
  'invitation-answered',
  'seat-taken',
  'invitation-withdrawn',
  'proposal',
  'series-proposal',
  'confirmed',
  'moved',
  'restored',
  'declined',
  'cancelled',
  'late',
  'not-ready',
  'talk-shared',
  'log-filed',
  'log-correction',
  'log-comment',
  'log-signed',
  'log-differs',
  'log-amended',
  'readers-announced',
  'log-read',
  'calendar',
  // a meeting's own clock
  'notice',
  'reminder',
  'did-you-meet',
  'accounts-differ',
  // follow-ups, at most two a day
  'another-date',
  'answer-awaited',
  'log-signature',
  'log-due',
  'log-overdue',
  'next-date',
  'touch-base',
  'plan-review',
  'hand-foretold',
  // what could not be delivered
  'partner-not-reached',
  'coordinator-told',
  'summary-not-posted',
  // what was done to somebody's own access
  'panel-paired',
  // what somebody asked for, and which stays true
  'plan',
] as const;
export type NudgeKind = (typeof nudgeKinds)[number];

/** Why a message that was owed is not sent. Words for each are in `because.json`, under `withheld…`. */
export const withheldReasons = [
  'carried-by-confirmation',
  'no-quiet-moment',
  'paused',
  'asked-for-less',
  'came-too-late',
  'merged',
  'no-longer-true',
  'nothing-new',
] as const;
export type Withheld = (typeof withheldReasons)[number];

/**
 * A message owed: a fact derived from facts. The key makes sending it twice impossible to express.
 * `due` is already moved out of quiet hours; `expires` is the instant from which it would be wrong to send it.
 */
export type Nudge = {
  key: string;
  kind: NudgeKind;
  to: PersonId | { coordinatorsOf: ProgrammeId };
  /** Null for what is about a programme as a whole. */
  mentorship: MentorshipId | null;
  /** Where it is about several at once (a series), the first of them: {@link spokenOf} names them all. */
  meeting: MeetingId | null;
  due: Instant;
  expires: Instant;
  /** `follow-up` counts towards the daily ceiling and keeps off days off; `unprompted` is a meeting's own clock; `act` is what somebody just did. */
  class: 'act' | 'unprompted' | 'follow-up';
  /** Goes in quiet hours as well: a change to a meeting within 24 hours, or the reminder of a meeting that itself lies in them. */
  atOnce: boolean;
  /** Values for the sentence that says why, which the words keep under the kind's name. */
  because: Record<string, string | number>;
  withheld: Withheld | null;
};

/** What every message of one mentorship starts from: `act`, in nobody's way, owed. */
export function nudge(
  fields: Omit<Nudge, 'class' | 'atOnce' | 'because' | 'withheld'> & Partial<Pick<Nudge, 'class' | 'atOnce' | 'because' | 'withheld'>>,
): Nudge {
  return { class: 'act', atOnce: false, because: {}, withheld: null, ...fields };
}
