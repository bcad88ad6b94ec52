import type { Meeting } from '../domain/meeting.ts';
import type { Facts } from '../facts.ts';
import type { Instant } from '../time.ts';
import type { NudgeKind } from './nudge.ts';

/**
 * A series is proposed, answered or called off by one press and told in one message: what was done to several of its meetings at
 * the same instant belongs together. A meeting outside a series is alone, and so is one of a series that was moved.
 */
export type Together = { key: string; at: Instant; meetings: [Meeting, ...Meeting[]] };

/** When the act that a kind tells of was done to a meeting; null where there is nothing such to tell. */
type When = (meeting: Meeting) => Instant | null;

const isOpen = (meeting: Meeting) => meeting.status === 'proposed' && meeting.restored === null;
const isFirstTime = (meeting: Meeting) => meeting.series !== null && meeting.scheduleRevision === 1;
/** A meeting held or missed is over: what confirms it or files it has expired. */
const isAgreed = (meeting: Meeting) => meeting.status === 'confirmed';
/** Nothing but confirmed since it was proposed: its series' file is all its calendar needs. */
const isAsProposed = (meeting: Meeting) => isFirstTime(meeting) && meeting.sequence === 1;
/** A calendar only has what was agreed at some time. */
const isInCalendars = (meeting: Meeting) => meeting.confirmedAt !== null || meeting.movedFrom !== null;

const acts = {
  'series-proposal': (one) => (isOpen(one) && isFirstTime(one) ? one.proposedAt : null),
  proposal: (one) => (isOpen(one) && !isFirstTime(one) && one.movedFrom === null ? one.proposedAt : null),
  moved: (one) => (isOpen(one) && one.movedFrom !== null ? one.proposedAt : null),
  confirmed: (one) => (isAgreed(one) && one.restored === null ? one.confirmedAt : null),
  restored: (one) => (one.status !== 'cancelled' ? (one.restored?.at ?? null) : null),
  declined: (one) => (one.ending?.kind === 'declined' ? one.ending.at : null),
  cancelled: (one) => (one.ending?.kind === 'cancelled' ? one.ending.at : null),
} satisfies Partial<Record<NudgeKind, When>>;

const files = {
  'calendar/series': (one) => (isAgreed(one) && isAsProposed(one) ? one.confirmedAt : null),
  'calendar/own': (one) => (isAgreed(one) && !isAsProposed(one) ? one.confirmedAt : null),
  'calendar/off': (one) => (one.ending && isInCalendars(one) ? one.ending.at : null),
} satisfies Record<string, When>;

const all: Record<string, When> = { ...acts, ...files };

/** Every group of one kind of act, in the order of their first meetings. */
export function together(facts: Facts, kind: keyof typeof acts | keyof typeof files): Together[] {
  const when = all[kind]!;
  const groups = new Map<string, Together>();
  for (const meeting of facts.meetings) {
    const at = when(meeting);
    if (at === null) continue;
    // A file's update is its own however often the details change, so its key counts the calendar's sequence.
    const revision = kind in files ? `q${meeting.sequence}` : `s${meeting.scheduleRevision}`;
    const isShared = meeting.series !== null && kind !== 'calendar/own';
    const key = isShared ? `${meeting.series}/${kind}/${at}` : `${meeting.id}/${revision}/${kind}`;
    const group = groups.get(key);
    if (group) group.meetings.push(meeting);
    else groups.set(key, { key, at, meetings: [meeting] });
  }
  return [...groups.values()];
}

/** All meetings that a message is about: its own, and those of the series that the same press concerned. */
export function spokenOf(facts: Facts, { kind, meeting }: { kind: NudgeKind; meeting: string | null }): Meeting[] {
  const of: (keyof typeof acts | keyof typeof files)[] =
    kind === 'calendar'
      ? ['calendar/series', 'calendar/off']
      : kind === 'answer-awaited'
        ? ['series-proposal']
        : kind in acts
          ? [kind as keyof typeof acts]
          : [];
  for (const act of of) {
    const group = together(facts, act).find(({ meetings }) => meetings.some((one) => one.id === meeting));
    if (group) return group.meetings;
  }
  return facts.meetings.filter((one) => one.id === meeting);
}
