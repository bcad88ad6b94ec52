import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { onTestFinished } from 'vitest';
import { systemClock } from '../../bot/clock.ts';
import { newId } from '../../bot/ids.ts';
import { never, newRow } from '../../bot/outbox/new-row.ts';
import type { Store } from '../../bot/store/store.ts';
import type { NudgeKind } from '../../shared/nudges.ts';
import type { Place, TestEngine } from '../setup/engines.ts';
import { aPair, rhythm } from '../setup/facts.ts';
import { isLong } from '../setup/long.ts';
import { kofi, maya } from '../setup/pair-facts.ts';
import type { Death, Life } from './deaths.ts';
import type { HttpSink } from './http-chat.ts';
import { aWorld } from './world.ts';

export const slow = { timeout: isLong ? 3_600_000 : 120_000 };
const ROWS = 8;

/** What is killed: a program that says what is due, what it is told beside its life, and the sink that may kill it from outside. */
export type Victim = { program: URL; told: object; sink: Pick<HttpSink, 'at'>; kinds: readonly NudgeKind[] };

/** How many of these came to the sink how often. */
export function howOften(ids: readonly string[], { counts }: Pick<HttpSink, 'counts'>): { never?: number; once?: number; twice?: number } {
  const names = ['never', 'once'];
  const counted = Object.groupBy(ids, (id) => names[counts.get(id) ?? 0] ?? 'twice');
  return Object.fromEntries(Object.entries(counted).map(([name, list]) => [name, list!.length]));
}

/** One process after the other: each finds what the one before it left, and something new, and dies on the way. */
export async function killOneByOne(
  engine: TestEngine,
  place: Place,
  victim: Victim,
  kills: number,
  ways: readonly Death[],
): Promise<string[]> {
  const all: string[] = [];
  for (const [index, life] of lives(kills, ways).entries()) {
    const store = await engine.open(place);
    all.push(...(await addRows(store, String(index), ROWS, victim.kinds)));
    await endLeasesOf(store, '');
    await store.close();
    await lifeOf(victim, { ...life, place, tag: `n${index}x` });
  }
  return all;
}

/** The pair, who are awake day and night, in a place of their own. */
export async function world(engine: TestEngine, place: Place): Promise<Store> {
  const store = await engine.open(place);
  const awake = { rhythm: rhythm('00:00', '00:00') };
  await aWorld({ store, facts: aPair({ mentor: awake, mentee: awake }), coordinator: awake, now: systemClock.now() });
  return store;
}

/** Who dies how: each way in turn, at different times. */
export function lives(count: number, ways: readonly Death[]): Pick<Life, 'death' | 'time' | 'delay'>[] {
  const chances = fc.record({ time: fc.integer({ min: 1, max: 4 }), delay: fc.integer({ min: 0, max: 6 }) });
  return fc.sample(chances, { numRuns: count, seed: 7 }).map(({ time, delay }, index) => {
    const death = ways[index % ways.length]!;
    // One claim takes several messages, and only what somebody left behind is looked for.
    return { death, delay, time: death === 'claimed' || death === 'looking' ? 1 : time };
  });
}

/** Starts a process and waits until it was killed. */
export async function lifeOf({ program, told, sink }: Omit<Victim, 'kinds'>, life: Life): Promise<void> {
  const args = [fileURLToPath(program), JSON.stringify({ ...life, ...told })];
  const child: ChildProcess = spawn(process.execPath, args, { stdio: ['ignore', 'inherit', 'inherit'] });
  const ended = once(child, 'exit');
  onTestFinished(() => void child.kill('SIGKILL'));
  let left = life.time;
  const others = sink.at;
  sink.at = (moment, pid) => {
    if ((pid !== null && pid !== String(child.pid)) || moment !== life.death || --left > 0) return others(moment, pid);
    others(moment, pid);
    child.kill('SIGKILL');
    return true;
  };
  const [code, signal] = await ended;
  if (signal !== 'SIGKILL') throw new Error(`a process that was to die at “${life.death}” ended with ${code}`);
}

/** Some that stand alone and some that share a message, for both. */
export async function addRows(store: Store, round: string, count: number, kinds: readonly NudgeKind[]): Promise<string[]> {
  const now = systemClock.now();
  const rows = Array.from({ length: count }, (_, i) => {
    const about = { work: 'say', class: 'report', mentorship: aPair().mentorship.id, meeting: null, due: now, expires: never };
    return newRow({ ...about, key: `${round}/${i}`, kind: kinds[i % kinds.length]!, person: i % 2 === 0 ? kofi : maya }, now, newId);
  });
  await store.read.insertInto('notification').values(rows).execute();
  return rows.map(({ id }) => id);
}

/** Processes with this tag are dead, so nobody has to wait until their leases run out. */
export async function endLeasesOf(store: Store, tag: string): Promise<void> {
  await store.read
    .updateTable('notification')
    .set({ leaseUntil: 0 })
    .where('state', '=', 'sending')
    .where('claim', 'like', `ntf_${tag}%`)
    .execute();
}
