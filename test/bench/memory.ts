import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { knownOf } from '../setup/teams/chat.ts';
import { startTeamsStandIn, type TeamsStandIn } from '../setup/teams/standin.ts';
import { type Control, startContestant } from './contestant.ts';
import { type Entry, entry } from './entry.ts';
import { fingerOn } from './pressing.ts';
import { startSink } from './slack-sink.ts';

const PAIRS = 300;
const ROUNDS = 10;
const FINGERS = 8;
const MB = 1_000_000;

/** Resident memory on SQLite, beside Bolt alone: when it has just begun, and after 300 agreed meetings and 3,000 looks at one. */
export async function memory(): Promise<Entry[]> {
  const floor = await measured('./press-floor.ts');
  const cairn = await measured('./press-cairn.ts');
  const standIn = await startTeamsStandIn();
  const both = await measured('./press-cairn.ts', standIn);
  await standIn.close();
  return [
    entry('resident memory after boot', 'MB', cairn.boot / MB, { floor: floor.boot / MB }),
    entry('resident memory after load', 'MB', cairn.load / MB, { floor: floor.load / MB }),
    entry('resident memory after boot, with Teams', 'MB', both.boot / MB, { floor: floor.boot / MB }),
    entry('resident memory after load, with Teams', 'MB', both.load / MB, { floor: floor.load / MB }),
  ];
}

async function measured(program: string, teams?: TeamsStandIn): Promise<{ boot: number; load: number }> {
  return { boot: await after(program, 1, async () => {}, teams), load: await after(program, PAIRS, work, teams) };
}

async function after(
  program: string,
  pairs: number,
  load: (port: number, controls: Control[]) => Promise<void>,
  standIn?: TeamsStandIn,
): Promise<number> {
  const sink = await startSink();
  const dataFolder = mkdtempSync(join(tmpdir(), 'cairn-bench-'));
  const teams = standIn && { ...knownOf(standIn.state), environment: standIn.environment() };
  const one = await startContestant(program, { databaseUrl: null, dataFolder, slack: sink.url, pairs, teams });
  try {
    await load(one.port, one.controls);
    await one.settle();
    await sink.idle();
    return await one.memory();
  } finally {
    await one.end();
    rmSync(dataFolder, { recursive: true, force: true });
    await sink.end();
  }
}

async function work(port: number, controls: Control[]): Promise<void> {
  const looks = controls.map(({ value, ...control }) => ({ ...control, value: value.replace('meeting.confirm', 'meeting.show') }));
  const waiting = [...controls, ...Array.from({ length: ROUNDS }, () => looks).flat()];
  await Promise.all(
    Array.from({ length: FINGERS }, async (_, index) => {
      const finger = fingerOn(port);
      for (let at = index; at < waiting.length; at += FINGERS) await finger.press(waiting[at]!);
      finger.lift();
    }),
  );
}
