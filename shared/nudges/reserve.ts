import type { Person } from '../domain/person.ts';
import type { Programme } from '../domain/programme.ts';
import { addDays, dateAt, type Instant, type Span } from '../time.ts';
import { momentForFollowUp, startOfDate } from './moments.ts';
import type { Nudge, NudgeKind } from './nudge.ts';

/** The written order of importance: first whom somebody waits for, then what was promised, then what keeps the pair going. */
const followUpOrder = [
  'answer-awaited',
  'log-signature',
  'another-date',
  'hand-foretold',
  'log-due',
  'log-overdue',
  'hand-foretold',
  'next-date',
  'touch-base',
  'plan-review',
] as const satisfies NudgeKind[];

type Waiting = Pick<Nudge, 'key' | 'kind' | 'expires'>;
type Reserved<N> = { go: N[]; wait: { nudge: N; until: Instant }[] };

/**
 * Which of somebody's follow-ups that are due may go now, and until when the others wait: a full day until their next working day,
 * a day off or quiet hours until those are over. Call it under a lock on the person; `todays` counts what went or is going out on
 * their local day ({@link localDaySpan}).
 */
export function reserve<N extends Waiting>(
  { now, person, todays, waiting }: { now: Instant; person: Pick<Person, 'zone' | 'rhythm'>; todays: number; waiting: readonly N[] },
  { policy, jurisdiction }: Pick<Programme, 'policy' | 'jurisdiction'>,
): Reserved<N> {
  const inOrder = waiting.toSorted(byImportance);
  const moment = momentForFollowUp(person, now, jurisdiction);
  const room = moment === now ? Math.max(0, policy.followUpsPerDay - todays) : 0;
  const until = moment === now ? nextDay(person, now, jurisdiction) : moment;
  return {
    go: inOrder.slice(0, room),
    wait: inOrder.slice(room).map((nudge) => ({ nudge, until: until ?? nudge.expires })),
  };
}

/** The local date around an instant, from its first instant to that of the next. */
export function localDaySpan(person: Pick<Person, 'zone'>, at: Instant): Span {
  const date = dateAt(at, person.zone);
  return { start: startOfDate(date, person.zone), end: startOfDate(addDays(date, 1), person.zone) };
}

function nextDay(person: Pick<Person, 'zone' | 'rhythm'>, now: Instant, jurisdiction: Programme['jurisdiction']): Instant | null {
  return momentForFollowUp(person, localDaySpan(person, now).end, jurisdiction);
}

function byImportance(a: Waiting, b: Waiting): number {
  const rank = ({ kind }: Waiting) => (followUpOrder as readonly NudgeKind[]).indexOf(kind);
  return rank(a) - rank(b) || compare(a.expires, b.expires) || compare(a.key, b.key);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
