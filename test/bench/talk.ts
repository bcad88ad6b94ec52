import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { startPostgres } from '../setup/postgres.ts';
import { type Control, startContestant } from './contestant.ts';
import { type Entry, entry, quantile } from './entry.ts';
import { fingerOn } from './pressing.ts';
import { startSink } from './slack-sink.ts';

const TALKS = 200;
const ANSWERS = 300;
const A_SECOND = 10;
const MOST_MS = 150;

/** A usual answer: a few sentences. */
const written = 'We would meet on Thursdays, before the others come, and write down what we agreed. '.repeat(5);

/**
 * Two hundred people with an open talk send the forms of their answers, ten a second in all, whether or not the ones before were
 * dealt with: from the signed request through the door and the seal to the durable commit, and on until Slack is sent the next question.
 */
export async function talk(): Promise<Entry[]> {
  const postgres = await startPostgres({ durable: true });
  try {
    const at = { limit: MOST_MS, limitOn: 'value' } as const;
    return [
      entry('answer to next question, p95, SQLite', 'ms', await measured(null), at),
      entry('answer to next question, p95, PostgreSQL', 'ms', await measured(postgres.url), at),
    ];
  } finally {
    await postgres.stop();
  }
}

async function measured(databaseUrl: string | null): Promise<number> {
  const sink = await startSink();
  const dataFolder = mkdtempSync(join(tmpdir(), 'cairn-bench-'));
  const cairn = await startContestant('./talk-cairn.ts', { databaseUrl, dataFolder, slack: sink.url, pairs: TALKS });
  const finger = fingerOn(cairn.port);
  try {
    // Slack is asked once who somebody is, and the answer kept: that is not what is measured here.
    for (const control of inTurns(cairn.controls).slice(0, TALKS)) await finger.press({ ...control, value: '{"type":"help"}' });
    await sink.idle();
    const times: Promise<number>[] = [];
    for (const control of inTurns(cairn.controls).slice(0, ANSWERS)) {
      const asked = sink.hears(control.channel);
      const begun = performance.now();
      times.push(
        finger
          .submit(control, written)
          .then(() => asked)
          .then(() => performance.now() - begun),
      );
      await setTimeout(1_000 / A_SECOND);
    }
    const all = await Promise.all(times);
    const committed = await cairn.committed();
    if (committed !== ANSWERS) throw new Error(`${ANSWERS} answers were acked and ${committed} committed`);
    return quantile(all, 0.95);
  } finally {
    finger.lift();
    await cairn.end();
    rmSync(dataFolder, { recursive: true, force: true });
    await sink.end();
  }
}

/** Everybody's first answer, then everybody's second. */
function inTurns(controls: readonly Control[]): Control[] {
  const each = controls.length / TALKS;
  return Array.from({ length: each }, (_, nth) => controls.filter((_control, index) => index % each === nth)).flat();
}
