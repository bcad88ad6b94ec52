import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from '../setup/postgres.ts';
import { type Contestant, startContestant } from './contestant.ts';
import { type Entry, entry, median } from './entry.ts';
import { fingerOn } from './pressing.ts';
import { type Sink, startSink } from './slack-sink.ts';

const WARM = 100;
const MEASURED = 300;

/**
 * A mentee presses “Yes” under a suggested time: through guard, parser and rules to the durable commit of the meeting, its audit
 * line and everything it now owes anybody, and the ack. Beside it, in turn, Bolt alone with one row.
 */
export async function press(): Promise<Entry[]> {
  const sink = await startSink();
  const postgres = await startPostgres({ durable: true });
  try {
    return [
      entry('press, SQLite', 'ms', ...(await compared(sink, null, 1.6))),
      entry('press, PostgreSQL', 'ms', ...(await compared(sink, postgres.url, 3.0))),
    ];
  } finally {
    await postgres.stop();
    await sink.end();
  }
}

async function compared(sink: Sink, databaseUrl: string | null, limit: number): Promise<[number, { floor: number; limit: number }]> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'cairn-bench-'));
  const task = { databaseUrl, dataFolder, slack: sink.url, pairs: WARM + MEASURED };
  const cairn = await startContestant('./press-cairn.ts', task);
  const floor = await startContestant('./press-floor.ts', task);
  try {
    const times = await inTurn(cairn, floor, sink);
    for (const one of [cairn, floor]) {
      const committed = await one.committed();
      if (committed !== task.pairs) throw new Error(`${task.pairs} presses were acked and ${committed} committed`);
    }
    return [median(times.cairn), { floor: median(times.floor), limit }];
  } finally {
    await cairn.end();
    await floor.end();
    rmSync(dataFolder, { recursive: true, force: true });
  }
}

/** One press each, then again, each time the other first, and never while something is still going on. */
async function inTurn(cairn: Contestant, floor: Contestant, sink: Sink): Promise<{ cairn: number[]; floor: number[] }> {
  const fingers = { cairn: fingerOn(cairn.port), floor: fingerOn(floor.port) };
  const controls = { cairn: cairn.controls, floor: floor.controls };
  const times = { cairn: [] as number[], floor: [] as number[] };
  // Slack is asked once who somebody is, and the answer kept: that is not what is measured here.
  for (const control of cairn.controls) await fingers.cairn.press({ ...control, value: '{"type":"help"}' });
  for (let index = 0; index < cairn.controls.length; index += 1) {
    const order = index % 2 === 0 ? (['cairn', 'floor'] as const) : (['floor', 'cairn'] as const);
    for (const who of order) {
      await cairn.settle();
      await sink.idle();
      const took = await fingers[who].press(controls[who][index]!);
      if (index >= WARM) times[who].push(took);
    }
  }
  fingers.cairn.lift();
  fingers.floor.lift();
  return times;
}
