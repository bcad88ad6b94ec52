import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { systemClock } from '../../bot/clock.ts';
import { newId } from '../../bot/ids.ts';
import { never, newRow } from '../../bot/outbox/new-row.ts';
import type { Store } from '../../bot/store/store.ts';
import { engineOf, onBothEngines, type Place, type TestEngine } from '../setup/engines.ts';
import { aPair, rhythm } from '../setup/facts.ts';
import { isLong, runs } from '../setup/long.ts';
import { kofi, maya } from '../setup/pair-facts.ts';
import { type Death, deaths, type Mortal, reporter } from './deaths.ts';
import { type HttpSink, httpChat, startHttpSink } from './http-chat.ts';
import { aWorld } from './world.ts';

const program = fileURLToPath(new URL('./mortal.ts', import.meta.url));
const slow = { timeout: isLong ? 3_600_000 : 120_000 };
const ROWS = 8;
const PROCESSES = 4;

onBothEngines((engine) => {
  test(
    'whenever a process is killed between taking a message and marking it sent, nothing is lost and nothing said twice',
    slow,
    async () => {
      const sink = await aSink();
      const place = await engine.freshPlace();
      const all = await killOneByOne(engine, place, sink, runs(deaths.length, 200), deaths);
      const rows = await finished(engine, place, sink);
      expect(howOften(all, sink)).toEqual({ once: all.length });
      expect(rows.filter(({ state, why }) => state !== 'sent' && why !== 'merged')).toEqual([]);
    },
  );

  test('where messages cannot be found again none is lost, and those said twice are known', slow, async () => {
    const sink = await aSink();
    sink.canFind = false;
    const place = await engine.freshPlace();
    const all = await killOneByOne(engine, place, sink, runs(3, 60), ['taken', 'leaving', 'answered']);
    const rows = await finished(engine, place, sink);
    const repeated = rows.filter(({ id }) => sink.counts.get(id)! > 1);
    expect(howOften(all, sink).never).toBe(undefined);
    expect(repeated.length).toBeGreaterThan(0);
    expect(repeated.filter(({ attempt }) => attempt === 0)).toEqual([]);
  });
});

const postgres = engineOf('postgres');
test('four processes that are killed and started again lose nothing between them, and say nothing twice', slow, async () => {
  const sink = await aSink();
  const place = await postgres.freshPlace();
  const store = await world(postgres, place);
  const all: string[] = [];
  const supply: Promise<void>[] = [];
  let rounds = 0;
  const more = async (count: number) => {
    rounds += 1;
    all.push(...(await addRows(store, String(rounds), count)));
  };
  sink.at = (moment) => {
    // Whatever is taken is followed by something new, so that everybody gets to where they die.
    if (moment === 'taken') supply.push(more(2));
    return false;
  };
  await more(40);
  const waiting = lives(runs(6, 200), deaths);
  const inTurn = async (number: number) => {
    for (let life = waiting.shift(); life; life = waiting.shift()) {
      const tag = `p${number}n${waiting.length}x`;
      await lifeOf({ ...life, place, sink: sink.url, tag }, sink);
      await endLeasesOf(store, tag);
    }
  };
  await Promise.all(Array.from({ length: PROCESSES }, (_, number) => inTurn(number)));
  await Promise.all(supply);
  sink.at = () => false;
  const rows = await finished(postgres, place, sink);
  expect(howOften(all, sink)).toEqual({ once: all.length });
  expect(rows.filter(({ state, why }) => state !== 'sent' && why !== 'merged')).toEqual([]);
});

async function aSink(): Promise<HttpSink> {
  const sink = await startHttpSink();
  onTestFinished(() => sink.end());
  return sink;
}

/** How many of these came to the sink how often. */
function howOften(ids: readonly string[], sink: HttpSink): { never?: number; once?: number; twice?: number } {
  const names = ['never', 'once'];
  const counted = Object.groupBy(ids, (id) => names[sink.counts.get(id) ?? 0] ?? 'twice');
  return Object.fromEntries(Object.entries(counted).map(([name, list]) => [name, list!.length]));
}

/** One process after the other: each finds what the one before it left, and something new, and dies on the way. */
async function killOneByOne(engine: TestEngine, place: Place, sink: HttpSink, kills: number, ways: readonly Death[]): Promise<string[]> {
  await (await world(engine, place)).close();
  const all: string[] = [];
  for (const [index, life] of lives(kills, ways).entries()) {
    const store = await engine.open(place);
    all.push(...(await addRows(store, String(index), ROWS)));
    await endLeasesOf(store, '');
    await store.close();
    await lifeOf({ ...life, place, sink: sink.url, tag: `n${index}x` }, sink);
  }
  return all;
}

async function world(engine: TestEngine, place: Place): Promise<Store> {
  const store = await engine.open(place);
  const awake = { rhythm: rhythm('00:00', '00:00') };
  await aWorld({ store, facts: aPair({ mentor: awake, mentee: awake }), now: systemClock.now() });
  return store;
}

/** Who dies how: each way in turn, at different times. */
function lives(count: number, ways: readonly Death[]): Pick<Mortal, 'death' | 'time' | 'delay'>[] {
  const chances = fc.record({ time: fc.integer({ min: 1, max: 4 }), delay: fc.integer({ min: 0, max: 6 }) });
  return fc.sample(chances, { numRuns: count, seed: 7 }).map(({ time, delay }, index) => {
    const death = ways[index % ways.length]!;
    // One claim takes several messages, and only what somebody left behind is looked for.
    return { death, delay, time: death === 'claimed' || death === 'looking' ? 1 : time };
  });
}

/** Starts a process and waits until it was killed. */
async function lifeOf(mortal: Mortal, sink: HttpSink): Promise<void> {
  const child: ChildProcess = spawn(process.execPath, [program, JSON.stringify(mortal)], { stdio: ['ignore', 'inherit', 'inherit'] });
  const ended = once(child, 'exit');
  onTestFinished(() => void child.kill('SIGKILL'));
  let left = mortal.time;
  const others = sink.at;
  sink.at = (moment, pid) => {
    if (pid !== String(child.pid) || moment !== mortal.death || --left > 0) return others(moment, pid);
    others(moment, pid);
    child.kill('SIGKILL');
    return true;
  };
  const [code, signal] = await ended;
  if (signal !== 'SIGKILL') throw new Error(`a process that was to die at “${mortal.death}” ended with ${code}`);
}

/** Some that stand alone and some that share a message, for both. */
async function addRows(store: Store, round: string, count: number): Promise<string[]> {
  const now = systemClock.now();
  const rows = Array.from({ length: count }, (_, i) => {
    const kind = i % 3 === 0 ? 'invitation' : 'coordinator-told';
    const about = { work: 'say', class: 'report', mentorship: aPair().mentorship.id, meeting: null, due: now, expires: never };
    return newRow({ ...about, key: `${round}/${i}`, kind, person: i % 2 === 0 ? kofi : maya }, now, newId);
  });
  await store.read.insertInto('notification').values(rows).execute();
  return rows.map(({ id }) => id);
}

/** Processes with this tag are dead, so nobody has to wait until their leases run out. */
async function endLeasesOf(store: Store, tag: string): Promise<void> {
  await store.read
    .updateTable('notification')
    .set({ leaseUntil: 0 })
    .where('state', '=', 'sending')
    .where('claim', 'like', `ntf_${tag}%`)
    .execute();
}

/** What became of every message once somebody lived long enough to say the rest. */
async function finished(engine: TestEngine, place: Place, sink: HttpSink) {
  const store = await engine.open(place);
  await endLeasesOf(store, '');
  await reporter(store, httpChat(sink.url, 'the last one')).drain();
  return store.read.selectFrom('notification').select(['id', 'state', 'why', 'attempt']).execute();
}
