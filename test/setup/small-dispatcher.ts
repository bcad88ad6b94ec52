import type { Person } from '../../shared/domain/person.ts';
import type { Facts } from '../../shared/facts.ts';
import { localDaySpan, type Nudge, planned, reserve, whenToSend } from '../../shared/nudges.ts';
import { earliest, type Instant, latest } from '../../shared/time.ts';
import { readerOf } from './judged.ts';

export type Sent = { nudge: Nudge; at: Instant };

/**
 * A dispatcher in a few lines, for rules alone: awake from one instant until another, it sends what is due, keeps the day's ceiling
 * and remembers keys in `done`.
 */
export function dispatch(all: Facts, from: Instant, until: Instant | null, done: Map<string, Sent>): void {
  const nudges = planned(all).filter((one) => !one.withheld && typeof one.to === 'string');
  const gone = new Set(done.keys());
  const later = new Map<string, Instant>();
  const send = (nudge: Nudge, at: Instant) => {
    gone.add(nudge.key);
    done.set(nudge.key, { nudge, at });
  };
  for (let clock: Instant | null = from; clock !== null && (until === null || clock < until); ) {
    const now: Instant = clock;
    const next: Instant[] = [];
    const waiting = new Map<Person, Nudge[]>();
    for (const nudge of nudges) {
      if (gone.has(nudge.key)) continue;
      const person = readerOf(all, nudge)!;
      const at = whenToSend(nudge, person, latest(now, later.get(nudge.key) ?? now));
      if (at === null) gone.add(nudge.key);
      else if (at > now) next.push(at);
      else if (nudge.class === 'follow-up') waiting.set(person, [...(waiting.get(person) ?? []), nudge]);
      else send(nudge, now);
    }
    for (const [person, due] of waiting) {
      const today = localDaySpan(person, now);
      const went = ({ nudge, at }: Sent) => nudge.to === person.id && nudge.class === 'follow-up' && at >= today.start && at < today.end;
      const todays = [...done.values()].filter(went).length;
      const { go, wait } = reserve({ now, person, todays, waiting: due }, all.programme);
      for (const nudge of go) send(nudge, now);
      for (const { nudge, until: moment } of wait) {
        later.set(nudge.key, moment);
        if (moment < nudge.expires) next.push(moment);
        else gone.add(nudge.key);
      }
    }
    clock = next[0] ? earliest(next[0], ...next) : null;
  }
}
