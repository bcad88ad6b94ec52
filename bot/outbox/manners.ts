import { type NudgeKind, nudgeKinds } from '../../shared/nudges.ts';

type Manners = {
  /** Whether it may be said once more when nobody can tell if it arrived. What people sign or hand in is not: it stays visible in Home. */
  repeatable: boolean;
  /** How often it is tried in all before Cairn gives up, with waits that grow to half an hour; expiry may end it sooner. */
  tries: number;
};

const act: Manners = { repeatable: true, tries: 60 };
const byTheClock: Manners = { repeatable: true, tries: 60 };
const followUp: Manners = { repeatable: true, tries: 24 };

export const manners: Record<NudgeKind, Manners> = {
  invitation: act,
  'invitation-answered': act,
  proposal: act,
  'series-proposal': act,
  confirmed: act,
  moved: act,
  restored: act,
  declined: act,
  cancelled: act,
  late: act,
  'not-ready': act,
  'talk-shared': act,
  'log-filed': act,
  'log-correction': act,
  'log-comment': act,
  'log-signed': act,
  'log-differs': act,
  'log-amended': act,
  'readers-announced': act,
  'log-read': act,
  calendar: act,
  notice: byTheClock,
  reminder: byTheClock,
  'did-you-meet': byTheClock,
  'accounts-differ': byTheClock,
  'another-date': followUp,
  'answer-awaited': followUp,
  'log-signature': followUp,
  'log-due': followUp,
  'log-overdue': followUp,
  'next-date': followUp,
  'touch-base': followUp,
  'plan-review': followUp,
  'hand-foretold': followUp,
  'partner-not-reached': act,
  'coordinator-told': act,
  'summary-not-posted': act,
  plan: act,
};

/** Redrawing, and work of our own. */
export const triesOfOther = 24;

/** The order in which several messages to one person are said, or share a card: that of the list of kinds. */
export function inOrder(a: { kind: string; id: string }, b: { kind: string; id: string }): number {
  const rank = ({ kind }: { kind: string }) => nudgeKinds.indexOf(kind as NudgeKind);
  return rank(a) - rank(b) || (a.id.slice(4) < b.id.slice(4) ? -1 : 1);
}
