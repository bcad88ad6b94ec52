import { type NudgeKind, nudgeKinds } from '../../shared/nudges.ts';

type Manners = {
  /**
   * Whether it may be said once more when nobody can tell if it arrived. What people sign, hand in or share is not: said twice it looks
   * as if it had happened twice, and it stays visible in Home, or on request. Whoever coordinates learns that it may not have arrived.
   */
  repeatable: boolean;
  /** How often it is tried in all before Cairn gives up, with waits that grow to half an hour; expiry may end it sooner. */
  tries: number;
};

const act: Manners = { repeatable: true, tries: 60 };
const byTheClock: Manners = { repeatable: true, tries: 60 };
const followUp: Manners = { repeatable: true, tries: 24 };
const ofRecord: Manners = { repeatable: false, tries: 60 };

export const manners: Record<NudgeKind, Manners> = {
  invitation: act,
  'invitation-answered': act,
  'seat-taken': act,
  'invitation-withdrawn': act,
  proposal: act,
  'series-proposal': act,
  confirmed: act,
  moved: act,
  restored: act,
  declined: act,
  cancelled: act,
  late: act,
  'not-ready': act,
  // Twice, it reads as two answers shared; it lies with the talk.
  'talk-shared': ofRecord,
  // Twice, as a second log, or one taken back and handed in anew; the log says when it was.
  'log-filed': ofRecord,
  // Twice, as two remarks; each stands with the log.
  'log-correction': ofRecord,
  'log-comment': ofRecord,
  // Twice, as if the first signature had not counted; the log names who signed and when.
  'log-signed': ofRecord,
  'log-differs': ofRecord,
  // Twice, as two changes after signing; the log keeps each.
  'log-amended': ofRecord,
  // It opens logs to a reader, so not hearing of it is worse than hearing of it twice, which says the same.
  'readers-announced': act,
  // Twice, as a second reading; who read and when is in what is recorded about them.
  'log-read': ofRecord,
  calendar: act,
  notice: byTheClock,
  reminder: byTheClock,
  'did-you-meet': byTheClock,
  'accounts-differ': byTheClock,
  'another-date': followUp,
  'answer-awaited': followUp,
  // Asked again right after signing, it looks as if that had been lost; Home shows what waits to be signed.
  'log-signature': { ...followUp, repeatable: false },
  'log-due': followUp,
  'log-overdue': followUp,
  'next-date': followUp,
  'touch-base': followUp,
  'plan-review': followUp,
  'hand-foretold': followUp,
  'partner-not-reached': act,
  'coordinator-told': act,
  'summary-not-posted': act,
  // Not hearing that somebody else has a way in is worse than hearing it twice.
  'panel-paired': act,
  plan: act,
};

/** Redrawing, and work of our own. */
export const triesOfOther = 24;

/** The order in which several messages to one person are said, or share a card: that of the list of kinds. */
export function inOrder(a: { kind: string; id: string }, b: { kind: string; id: string }): number {
  const rank = ({ kind }: { kind: string }) => nudgeKinds.indexOf(kind as NudgeKind);
  return rank(a) - rank(b) || (a.id.slice(4) < b.id.slice(4) ? -1 : 1);
}
