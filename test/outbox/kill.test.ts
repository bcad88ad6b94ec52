import { expect, onTestFinished, test } from 'vitest';
import { engineOf, onBothEngines, type Place, type TestEngine } from '../setup/engines.ts';
import { runs } from '../setup/long.ts';
import { deaths, reporter } from './deaths.ts';
import { type HttpSink, httpChat, startHttpSink } from './http-chat.ts';
import { addRows, endLeasesOf, howOften, killOneByOne, lifeOf, lives, slow, type Victim, world } from './killing.ts';

const PROCESSES = 4;
const kinds = ['invitation', 'coordinator-told', 'coordinator-told'] as const;
const victimOf = (sink: HttpSink): Victim => ({ program: new URL('./mortal.ts', import.meta.url), told: { sink: sink.url }, sink, kinds });

onBothEngines((engine) => {
  test(
    'whenever a process is killed between taking a message and marking it sent, nothing is lost and nothing said twice',
    slow,
    async () => {
      const sink = await aSink();
      const place = await engine.freshPlace();
      await (await world(engine, place)).close();
      const all = await killOneByOne(engine, place, victimOf(sink), runs(deaths.length, 200), deaths);
      const rows = await finished(engine, place, sink);
      expect(howOften(all, sink)).toEqual({ once: all.length });
      expect(rows.filter(({ state, why }) => state !== 'sent' && why !== 'merged')).toEqual([]);
    },
  );

  test('where messages cannot be found again none is lost, and those said twice are known', slow, async () => {
    const sink = await aSink();
    sink.canFind = false;
    const place = await engine.freshPlace();
    await (await world(engine, place)).close();
    const all = await killOneByOne(engine, place, victimOf(sink), runs(3, 60), ['taken', 'leaving', 'answered']);
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
    all.push(...(await addRows(store, String(rounds), count, kinds)));
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
      await lifeOf(victimOf(sink), { ...life, place, tag });
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

/** What became of every message once somebody lived long enough to say the rest. */
async function finished(engine: TestEngine, place: Place, sink: HttpSink) {
  const store = await engine.open(place);
  await endLeasesOf(store, '');
  await reporter(store, httpChat(sink.url, 'the last one')).drain();
  return store.read.selectFrom('notification').select(['id', 'state', 'why', 'attempt']).execute();
}
