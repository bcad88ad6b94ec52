import type { Response } from 'express';
import type { Live } from '../../shared/api.ts';
import type { PersonId } from '../../shared/domain/ids.ts';
import { NotChecked } from '../chat/port.ts';
import { hearNews, type News } from '../store/news.ts';
import { type PanelLimits, type PanelParts, usualLimits } from './parts.ts';
import { sharedReads } from './shared-reads.ts';
import { currentVersion } from './state.ts';
import type { Asking } from './who.ts';

type Stream = {
  asking: Asking;
  again: Again;
  response: Response;
  /** What its panel was told last. */
  version: string;
  /** Something may be new since it was looked at; one look answers for all that came meanwhile. */
  isDue: boolean;
  isLooking: boolean;
  /** Not read by the other side: nothing more is written until it is, and then only the newest. */
  isFull: boolean;
  fullSince: number;
};

/** Whether somebody may still be told: a token runs out, a device is taken back, and people leave. */
export type Again = () => Promise<Asking | null>;

type LiveStreams = { open(asking: Asking, again: Again, response: Response): Promise<void>; close(): void };

/**
 * Streams that say when a state is not as it was; what it is now, the panel asks for. Nothing is queued for anybody: a stream holds
 * whether it is due and what it said last, however much happens while it is not read.
 */
export function liveStreams(parts: PanelParts): LiveStreams {
  const { store, clock, log, elapsed = () => performance.now() } = parts;
  const { breathMs, streams, stuckMs }: PanelLimits = { ...usualLimits, ...parts.limits };
  const open = new Set<Stream>();
  const versionFor = sharedReads<PersonId, string>();
  let stopHearing: (() => void) | null = null;
  const stopMoves = clock.onMoved(() => void lookAll());
  const breath = setInterval(() => void breathe(), breathMs);
  breath.unref();

  async function look(stream: Stream): Promise<void> {
    stream.isDue = true;
    if (stream.isLooking || stream.isFull) return;
    stream.isLooking = true;
    try {
      while (stream.isDue && !stream.isFull && open.has(stream)) {
        stream.isDue = false;
        const asking = await stream.again();
        if (!asking) return end(stream);
        stream.asking = asking;
        const version = await versionFor(asking.person.id, () => currentVersion(parts, asking.person));
        if (version === stream.version || !open.has(stream)) continue;
        stream.version = version;
        say(stream, JSON.stringify({ version } satisfies Live));
      }
    } catch (error) {
      // What was said of that once need not be said for each stream; its panel comes again.
      if (!(error instanceof NotChecked)) log.error({ err: error, asking: stream.asking.id }, 'a live stream could not be kept up to date');
      end(stream);
    } finally {
      stream.isLooking = false;
    }
  }

  function say(stream: Stream, line: string): void {
    if (stream.response.write(`${line}\n`)) return;
    stream.isFull = true;
    stream.fullSince = elapsed();
    stream.response.once('drain', () => {
      stream.isFull = false;
      if (stream.isDue) void look(stream);
    });
  }

  function end(stream: Stream): void {
    if (!open.delete(stream)) return;
    if (stream.isFull) stream.response.destroy();
    else stream.response.end();
  }

  async function lookAll(): Promise<void> {
    await Promise.all([...open].map(look));
  }

  /** Time passing changes what there is to see as well, and somebody who has left is not told of. */
  async function breathe(): Promise<void> {
    for (const stream of [...open]) {
      if (!stream.isFull) say(stream, '');
      else if (elapsed() - stream.fullSince > stuckMs) end(stream);
    }
    await lookAll();
  }

  async function heard(news: News | null): Promise<void> {
    if (open.size === 0) return;
    if (news === null) return lookAll();
    const ofDevice = [...open].filter(({ asking }) => asking.id === news.id);
    if (news.id.startsWith('dev_')) return void (await Promise.all(ofDevice.map(look)));
    const people = news.id.startsWith('per_') ? new Set([news.id]) : await bothOf(news.id);
    await Promise.all([...open].filter(({ asking }) => people.has(asking.person.id)).map(look));
  }

  async function bothOf(mentorship: string): Promise<Set<string>> {
    const rows = await store.read.selectFrom('party').select('person').where('mentorship', '=', mentorship).execute();
    return new Set(rows.map(({ person }) => person));
  }

  const hear = (news: News | null) =>
    void heard(news).catch((error: unknown) => log.error({ err: error, about: news?.id ?? null }, 'news did not reach the live streams'));

  return {
    async open(asking, again, response) {
      stopHearing ??= hearNews(store.read, hear);
      const own = [...open].filter((one) => one.asking.id === asking.id);
      for (const old of own.slice(0, Math.max(0, own.length - streams + 1))) end(old);
      response.status(200).set({ 'Content-Type': 'application/x-ndjson; charset=utf-8', 'X-Accel-Buffering': 'no' });
      response.flushHeaders();
      const stream: Stream = { asking, again, response, version: '', isDue: true, isLooking: false, isFull: false, fullSince: 0 };
      if (response.destroyed) return;
      open.add(stream);
      response.on('close', () => open.delete(stream));
      response.on('error', () => open.delete(stream));
      await look(stream);
    },
    close() {
      stopMoves();
      stopHearing?.();
      clearInterval(breath);
      for (const one of [...open]) end(one);
    },
  };
}
