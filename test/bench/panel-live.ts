import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { linesOf } from '../../extension/panel/lines.ts';
import type { PanelState } from '../../shared/api.ts';
import { chromeOrigin } from '../../shared/extension-origin.ts';
import { panelPaths } from '../../shared/panel-paths.ts';
import { createDatabase } from '../setup/databases.ts';
import { startPostgres } from '../setup/postgres.ts';
import { type Contestant, type Control, startContestant } from './contestant.ts';
import { type Entry, entry, quantile } from './entry.ts';
import { type Finger, fingerOn } from './pressing.ts';
import { type Sink, startSink } from './slack-sink.ts';

const PAIRS = 60;
const ROUNDS = 4;
const MOST_MS = 100;

/** What is ticked, and by which panel. */
export type Ticking = { action: string; token: string };

/**
 * A tick in chat until a panel that is open has the new state; and a tick in a panel until Slack is sent the card that stands in the
 * other's chat, anew. One after the other, with all the panels open. On PostgreSQL also with the panels at another process than the chat.
 */
export async function panelLive(): Promise<Entry[]> {
  const postgres = await startPostgres({ durable: true });
  try {
    return [
      ...(await measured('SQLite', null, false)),
      ...(await measured('PostgreSQL', await createDatabase(postgres.url, 'one', null), false)),
      ...(await measured('PostgreSQL, two processes', await createDatabase(postgres.url, 'two', null), true)),
    ];
  } finally {
    await postgres.stop();
  }
}

async function measured(name: string, databaseUrl: string | null, isApart: boolean): Promise<Entry[]> {
  const sink = await startSink();
  const dataFolder = mkdtempSync(join(tmpdir(), 'cairn-bench-'));
  const task = { databaseUrl, dataFolder, slack: sink.url };
  const chat = await startContestant('./panel-cairn.ts', { ...task, pairs: PAIRS });
  const beside = isApart ? await startContestant('./panel-cairn.ts', { ...task, pairs: 0 }) : chat;
  const finger = fingerOn(chat.port);
  const panels = await Promise.all(chat.controls.map((control) => openPanel(beside.port, JSON.parse(control.value))));
  try {
    const times = { panel: [] as number[], card: [] as number[] };
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const [index, control] of chat.controls.entries()) {
        times.panel.push(await tickInChat(finger, control, panels[index]!));
        await settled(chat, sink);
        times.card.push(await tickInPanel(sink, control, panels[index]!));
        await settled(chat, sink);
      }
    }
    const at = { limit: MOST_MS, limitOn: 'value' } as const;
    // The first of each are also the first of their kind in these processes.
    const p95 = (all: readonly number[]) => quantile(all.slice(PAIRS), 0.95);
    return [
      entry(`tick in chat to panel, p95, ${name}`, 'ms', p95(times.panel), at),
      entry(`tick in panel to card in chat, p95, ${name}`, 'ms', p95(times.card), at),
    ];
  } finally {
    for (const panel of panels) panel.close();
    finger.lift();
    if (isApart) await beside.end();
    await chat.end();
    rmSync(dataFolder, { recursive: true, force: true });
    await sink.end();
  }
}

async function settled(chat: Contestant, sink: Sink): Promise<void> {
  await chat.settle();
  await sink.idle();
}

async function tickInChat(finger: Finger, control: Control, panel: Panel): Promise<number> {
  const news = panel.news();
  const begun = performance.now();
  await finger.press({ ...control, value: JSON.stringify({ type: 'plan.action.done', action: panel.action }) });
  await news;
  if ((await panel.status()) !== 'done') throw new Error('the panel was told, and has not got it');
  return performance.now() - begun;
}

async function tickInPanel(sink: Sink, control: Control, panel: Panel): Promise<number> {
  const drawn = sink.draws(control.channel);
  const news = panel.news();
  const begun = performance.now();
  await panel.ask({ type: 'plan.action.undone', action: panel.action });
  await drawn;
  const took = performance.now() - begun;
  await news;
  return took;
}

type Panel = Awaited<ReturnType<typeof openPanel>>;

async function openPanel(port: number, { action, token }: Ticking) {
  const stop = new AbortController();
  const headers = { origin: chromeOrigin, authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const post = (path: keyof typeof panelPaths, body: object) =>
    fetch(`http://127.0.0.1:${port}${panelPaths[path]}`, { method: 'POST', headers, body: JSON.stringify(body), signal: stop.signal });
  const live = await post('live', {});
  const lines = linesOf(live.body as ReadableStream<Uint8Array>);
  const news = async (): Promise<void> => {
    for (;;) {
      const { value, done } = await lines.next();
      if (done) throw new Error('the stream has ended');
      if (value !== '') return;
    }
  };
  await news();
  return {
    action,
    news,
    async status(): Promise<string | undefined> {
      const state = (await (await post('state', { call: null })).json()) as PanelState;
      return state.pairs[0]?.pair.actions.find((one) => one.id === action)?.status;
    },
    async ask(intent: object): Promise<void> {
      const answer = await (await post('ask', { key: crypto.randomUUID(), intent })).json();
      if (!('done' in answer)) throw new Error(`${JSON.stringify(answer)} was answered`);
    },
    close: () => stop.abort(),
  };
}
