import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { Client } from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import { dateOf, instantOf, timeOf, wallTimeAt, type Zone } from '../../shared/time.ts';
import { root } from '../house/tree.ts';
import { onBothEngines, type Place } from '../setup/engines.ts';
import { isLong, runs } from '../setup/long.ts';
import { startSlackStandIn } from '../setup/slack-standin.ts';

const HOUR = 3_600_000;
/** It is the middle of the day somewhere, so that nobody's quiet hours hold anything up. */
const zone = (['Europe/London', 'Asia/Tokyo', 'America/Los_Angeles'] as Zone[]).find((one) => {
  const hour = Number(timeOf(wallTimeAt(instantOf(Date.now()), one)).slice(0, 2));
  return hour >= 9 && hour < 18;
})!;

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}

/** A Cairn that can be killed and started again, on the same port and data. */
async function mortalCairn(environment: Record<string, string>) {
  const port = await freePort();
  let child: ChildProcess | null = null;
  const base = `http://127.0.0.1:${port}`;
  async function start(): Promise<void> {
    const one = spawn(process.execPath, [join(root, 'bot/main.ts')], {
      cwd: root,
      env: {
        PATH: process.env.PATH,
        NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE,
        PORT: String(port),
        LOG_LEVEL: 'error',
        ...environment,
      },
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    child = one;
    while (one.exitCode === null) {
      const health = await fetch(`${base}/healthz`).catch(() => null);
      if (health?.ok) return;
      await pause(25);
    }
    throw new Error('Cairn did not start');
  }
  async function kill(): Promise<void> {
    if (!child || child.signalCode !== null || child.exitCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
  onTestFinished(kill);
  return { base, start, kill };
}

/** Looks at the outbox of a Cairn that runs, as somebody else. */
async function query(place: Place, text: string): Promise<unknown[]> {
  if (place.databaseUrl === null) {
    const file = new Database(join(place.dataFolder, 'cairn.sqlite'), { readonly: true });
    try {
      return file.prepare(text).all();
    } finally {
      file.close();
    }
  }
  const client = new Client(place.databaseUrl);
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

onBothEngines((engine) => {
  test('what was acknowledged is kept and told once, also when Cairn is killed in the same moment', {
    timeout: isLong ? 1_800_000 : 120_000,
  }, async () => {
    const standIn = await startSlackStandIn();
    onTestFinished(() => standIn.close());
    const place = await engine.freshPlace();
    const cairn = await mortalCairn({
      SLACK_BOT_TOKEN: standIn.token,
      SLACK_SIGNING_SECRET: standIn.signingSecret,
      SLACK_API_URL: standIn.apiUrl,
      CAIRN_KEY: randomBytes(32).toString('base64'),
      CAIRN_DATA: place.dataFolder,
      ...(place.databaseUrl === null ? {} : { DATABASE_URL: place.databaseUrl }),
    });
    const [morwenna, idris, asha] = [
      standIn.user({ name: 'Morwenna Pascoe', tz: zone, admin: true }),
      standIn.user({ name: 'Idris Vaughan', tz: zone }),
      standIn.user({ name: 'Asha Nair', tz: zone }),
    ];
    await cairn.start();
    standIn.bot(cairn.base);
    await morwenna.command('/mentoring setup');
    await morwenna.fill({ name: 'Rowan Valley', jurisdiction: 'none' });
    await morwenna.command('/mentoring pair');
    await morwenna.fill({ mentor: idris, mentee: asha });
    for (const one of [idris, asha]) {
      await one.hears('Accept');
      await one.press('Accept');
    }
    await morwenna.hears('Asha');

    for (let round = 0; round < runs(2, 60); round++) {
      const at = wallTimeAt(instantOf(Date.now() + 5 * HOUR + round * 11 * 60_000), zone);
      await asha.command(`/mentoring meet ${dateOf(at)} ${timeOf(at)}`);
      await asha.press('Suggest it', { quiet: true });
      // Sometimes at once, sometimes while the partner is being told.
      await pause([0, 4, 12, 40, 90][round % 5]!);
      await cairn.kill();
      await cairn.start();
      if (place.databaseUrl !== null) {
        const client = new Client(place.databaseUrl);
        await client.connect();
        // Two minutes later: what the dead process held is free.
        await client.query(`update "notification" set "leaseUntil" = 0 where "state" = 'sending'`);
        await client.end();
      }
      const heard = () => idris.messages().filter((one) => one.includes(`at ${timeOf(at)}`)).length;
      await standIn.until(`Idris to hear of ${at}`, () => heard() > 0, 20_000);
      const left = `select "state" from "notification" where "state" = 'sending' or ("state" = 'pending' and "due" <= '${instantOf(Date.now())}')`;
      while ((await query(place, left)).length > 0) await pause(25);
      expect(heard(), `times Idris heard of ${at}`).toBe(1);
      expect(await query(place, `select "id" from "meeting" where "at" = '${at}'`)).toHaveLength(1);
    }
  });
});
