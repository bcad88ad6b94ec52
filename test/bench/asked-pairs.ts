import type { AccountRef } from '../../bot/chat/port.ts';
import { systemClock } from '../../bot/clock.ts';
import { newId } from '../../bot/ids.ts';
import { addAccount } from '../../bot/store/accounts.ts';
import { commit } from '../../bot/store/nouns.ts';
import type { Store } from '../../bot/store/store.ts';
import { put } from '../../shared/decision.ts';
import type { MentorshipId, PersonId } from '../../shared/domain/ids.ts';
import type { Meeting } from '../../shared/domain/meeting.ts';
import type { Ask } from '../../shared/intent.ts';
import { type Instant, instantOf, minus, plus, wallTimeAt, type Zone } from '../../shared/time.ts';
import { pairFacts, somebody } from '../setup/pair-facts.ts';

/** Whose account it is: the mentor's or the mentee's of a pair, on the platform that is measured. */
export type AccountOf = (who: 'mentor' | 'mentee', pair: number) => AccountRef;

/** How many times have been agreed. */
export async function agreed(store: Store): Promise<number> {
  return (await store.read.selectFrom('meeting').select('id').where('status', '=', 'confirmed').execute()).length;
}

/** Kofi and Maya again and again, each pair with half a year of meetings behind them. Gives what each mentee is asked. */
export async function askedPairs(into: Store, pairs: number, accountOf: AccountOf): Promise<{ user: string; ask: Ask }[]> {
  const now = systemClock.now();
  const facts = pairFacts();
  await into.transaction((tx) => commit(tx, [put('programme', facts.programme)], 'per_bench', now));
  const all: { user: string; ask: Ask }[] = [];
  for (let index = 0; index < pairs; index += 1) all.push(await settlePair(into, index, accountOf, now));
  return all;
}

async function settlePair(into: Store, index: number, accountOf: AccountOf, now: Instant): Promise<{ user: string; ask: Ask }> {
  const { programme, mentorship, parties } = pairFacts();
  const id = newId('men');
  const [mentor, mentee] = parties.map((party) => ({ ...party, mentorship: id, person: newId('per') }));
  const past = [150, 120, 90, 60, 30].map((days) => meeting(id, mentor!.person, minus(now, { days }), 'held', now));
  const asked = meeting(id, mentor!.person, plus(now, { days: 10 + (index % 20) }), 'proposed', now);
  await into.transaction(async (tx) => {
    await addAccount(tx, accountOf('mentor', index), somebody(mentor!.person, `Kofi ${index}`), now);
    await addAccount(tx, accountOf('mentee', index), somebody(mentee!.person, `Maya ${index}`), now);
    const changes = [
      put('mentorship', { ...mentorship, id, programme: programme.id }),
      put('party', mentor!),
      put('party', mentee!),
      ...[...past, asked].map((one) => put('meeting', one)),
    ];
    await commit(tx, changes, mentor!.person, now);
  });
  return { user: accountOf('mentee', index).user, ask: { type: 'meeting.confirm', meeting: asked.id, s: asked.scheduleRevision } };
}

function meeting(mentorship: MentorshipId, by: PersonId, at: Instant, status: 'held' | 'proposed', now: Instant): Meeting {
  const start = instantOf(Math.floor(Date.parse(at) / 3_600_000) * 3_600_000);
  const zone = 'Europe/London' as Zone;
  const proposedAt = minus(start < now ? start : now, { days: 3 });
  return {
    id: newId('mtg'),
    mentorship,
    at: wallTimeAt(start, zone),
    zone,
    fold: 'earlier',
    start,
    minutes: 60,
    method: 'video',
    place: null,
    joinLink: null,
    scheduleRevision: 1,
    sequence: status === 'held' ? 1 : 0,
    status,
    proposedBy: by,
    proposedAt,
    movedFrom: null,
    confirmedAt: status === 'held' ? proposedAt : null,
    series: null,
    occurrence: null,
    ending: null,
    restored: null,
  };
}
