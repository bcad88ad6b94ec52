import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { connectDesk, type Desk } from '../../bot/chat/desk/connect.ts';
import { type MovableClock, openMovableClock } from '../../bot/chat/desk/movable-clock.ts';
import type { Cast, DeskPerson } from '../../bot/chat/desk/places.ts';
import type { Answer, Asker, Door } from '../../bot/chat/port.ts';
import { createLog } from '../../bot/log.ts';
import type { Store } from '../../bot/store/store.ts';
import type { Intent } from '../../shared/intent.ts';
import type { Zone } from '../../shared/time.ts';

export const morning = Date.parse('2026-11-23T09:12:00Z');

const person = (user: string, name: string, part: DeskPerson['part'], zone = 'Europe/London'): DeskPerson => ({
  user,
  name,
  part,
  zone,
  language: 'en-GB',
  admin: part === 'coordinator',
  seat: part === 'colleague' ? 'free' : 'taken',
});
export const testCast: Cast = {
  people: [
    person('asha', 'Asha Nair', 'mentee', 'Asia/Kolkata'),
    person('idris', 'Idris Vaughan', 'mentor'),
    person('morwenna', 'Morwenna Pascoe', 'coordinator'),
    person('bethan', 'Bethan Rees', 'colleague'),
  ],
  channels: [{ channel: 'rowan-valley', label: '#rowan-valley', keeper: 'morwenna' }],
};

export type Handled = { asker: Asker; intent: Intent; key: string | null };
export type TestDesk = {
  url: string;
  port: number;
  desk: Desk;
  clock: MovableClock;
  store: Store;
  handled: Handled[];
  close(): Promise<void>;
};

export type DeskOptions = {
  cast?: Cast;
  /** Any free one if left out. */
  port?: number;
  /** What stands in for the dispatcher: says what is due. */
  settled?: (desk: TestDesk) => Promise<void>;
};

/** A desk on a free port in front of a door that answers as told; without an answer, quietly. */
export async function openDesk(
  store: Store,
  answer: (handled: Handled) => Answer | Promise<Answer> = () => ({ answer: 'quiet' }),
  options: DeskOptions = {},
): Promise<TestDesk> {
  const handled: Handled[] = [];
  const door: Door = {
    handle: async (asker, intent, key) => {
      handled.push({ asker, intent, key });
      return answer({ asker, intent, key });
    },
  };
  const app = express();
  const clock = await openMovableClock(store, { real: () => morning });
  const desk = connectDesk({
    app,
    store,
    clock,
    door,
    log: createLog('silent'),
    cast: options.cast ?? testCast,
    zone: 'Europe/London' as Zone,
    folder: 'data/demo',
    production: false,
    settled: async () => options.settled?.(opened),
  });
  await desk.start();
  const server = createServer(app);
  server.listen(options.port ?? 0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const opened: TestDesk = {
    url: `http://127.0.0.1:${port}`,
    port,
    desk,
    clock,
    store,
    handled,
    async close() {
      if (!server.listening) return;
      desk.stop();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return opened;
}
