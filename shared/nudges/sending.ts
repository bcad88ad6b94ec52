import type { Person } from '../domain/person.ts';
import { isWaking, nextWaking } from '../domain/rhythm.ts';
import { type Instant, latest, millis } from '../time.ts';
import type { Nudge, Withheld } from './nudge.ts';

/** Timers sleep no longer: long ones overflow, and clocks get set. */
const LONGEST_SLEEP = 60_000;

/**
 * Whether a row of the outbox is still owed by today's plan. A row about coordinators is keyed `<nudge key>/<person>`.
 * `later` is a due that moved on since the row was written.
 */
export function stillOwed(
  row: { key: string; due: Instant },
  all: readonly Nudge[],
): { is: 'owed'; nudge: Nudge } | { is: 'later'; due: Instant } | { is: 'withheld'; why: Withheld } {
  const found = all.find(({ key, to }) => key === row.key || (typeof to !== 'string' && row.key.startsWith(`${key}/`)));
  if (!found) return { is: 'withheld', why: 'no-longer-true' };
  if (found.withheld) return { is: 'withheld', why: found.withheld };
  return found.due > row.due ? { is: 'later', due: found.due } : { is: 'owed', nudge: found };
}

/**
 * When something owed may go, from `now` on: an outage can end at night, and a plan can be made long after its due. Null when quiet hours
 * last until it expires; only what the partner did goes even then, since it cannot be learnt in any other way.
 * For follow-ups ask `reserve` as well, which knows days off.
 */
export function whenToSend(
  nudge: Pick<Nudge, 'due' | 'expires' | 'atOnce' | 'class'>,
  person: Pick<Person, 'zone' | 'rhythm'>,
  now: Instant,
): Instant | null {
  const from = latest(nudge.due, now);
  if (from >= nudge.expires) return null;
  if (nudge.atOnce || isWaking(person, from)) return from;
  const waking = nextWaking(person, from);
  if (waking < nudge.expires) return waking;
  return nudge.class === 'act' ? from : null;
}

/** Milliseconds to sleep until the next of these is due: none when one is, and never more than a minute. */
export function nextWake(dues: readonly Instant[], now: Instant): number {
  const from = millis(now);
  return dues.reduce((least, due) => Math.max(0, Math.min(least, millis(due) - from)), LONGEST_SLEEP);
}
