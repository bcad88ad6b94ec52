import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { startTeamsStandIn } from '../setup/teams/standin.ts';
import { type Entry, entry, median } from './entry.ts';
import { signingSecret } from './pressing.ts';
import { startSink } from './slack-sink.ts';

const RUNS = 9;
const main = '../../bot/main.ts';

/** From starting the process until /healthz answers for the first time, as an operator would wait for it, on data that is there already. */
export async function boot(): Promise<Entry[]> {
  const sink = await startSink();
  const folder = mkdtempSync(join(tmpdir(), 'cairn-bench-'));
  const data = { CAIRN_DATA: folder, LOG_LEVEL: 'error' };
  const slack = { ...data, SLACK_BOT_TOKEN: 'xoxb-bench', SLACK_SIGNING_SECRET: signingSecret, SLACK_API_URL: sink.url };
  const standIn = await startTeamsStandIn();
  const both = { ...slack, ...standIn.environment() };
  const times = { floor: [] as number[], slack: [] as number[], both: [] as number[], desk: [] as number[] };
  try {
    for (let run = 0; run <= RUNS; run += 1) {
      const took = {
        floor: await untilAnswer('./boot-floor.ts', data),
        slack: await untilAnswer(main, slack),
        both: await untilAnswer(main, both),
        desk: await untilAnswer(main, data),
      };
      if (run === 0) continue; // migrations, and files not yet in memory
      for (const who of ['floor', 'slack', 'both', 'desk'] as const) times[who].push(took[who]);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
    await sink.end();
    await standIn.close();
  }
  const floor = median(times.floor);
  return [
    entry('boot to first answer, Slack', 's', median(times.slack), { floor, limit: 1.0, limitOn: 'value' }),
    entry('boot to first answer, Slack and Teams', 's', median(times.both), { floor, limit: 1.0, limitOn: 'value' }),
    entry('boot to first answer, desk', 's', median(times.desk), { floor, limit: 1.0, limitOn: 'value' }),
  ];
}

/** Seconds. */
async function untilAnswer(program: string, more: Record<string, string>): Promise<number> {
  const port = await freePort();
  const begun = performance.now();
  const child = spawn(process.execPath, [fileURLToPath(new URL(program, import.meta.url))], {
    env: { PATH: process.env.PATH ?? '', PORT: String(port), ...more },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  try {
    while (!(await answers(child, port))) await sleep(2);
    return (performance.now() - begun) / 1000;
  } finally {
    const gone = once(child, 'exit');
    child.kill('SIGTERM');
    if (child.exitCode === null) await gone;
  }
}

async function answers(child: ChildProcess, port: number): Promise<boolean> {
  if (child.exitCode !== null) throw new Error(`the process measured ended with ${child.exitCode}`);
  const response = await fetch(`http://127.0.0.1:${port}/healthz`, { headers: { connection: 'close' } }).catch(() => null);
  await response?.arrayBuffer();
  return response?.status === 200;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}
