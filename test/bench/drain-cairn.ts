import { systemClock } from '../../bot/clock.ts';
import { meetingDrawers } from '../../bot/features/meeting/drawers.ts';
import { newId } from '../../bot/ids.ts';
import { createLog } from '../../bot/log.ts';
import { createDispatcher } from '../../bot/outbox/dispatcher.ts';
import { openStore } from '../../bot/store/open.ts';
import type { DrainTask } from './drain.ts';
import { sinkChat } from './sink-chat.ts';

const { databaseUrl, sink, count, concurrency }: DrainTask = JSON.parse(process.argv[2]!);
const log = createLog('warn');
const store = await openStore({ databaseUrl, dataFolder: '', log });
const dispatcher = createDispatcher({
  store,
  clock: systemClock,
  chats: new Map([['desk', sinkChat(sink)]]),
  drawers: meetingDrawers,
  drawHome: () => ({ name: 'home', summary: '', blocks: [] }),
  programmeDrawers: {},
  personalDrawers: {},
  channel: { post: () => ({ name: 'post', summary: '', blocks: [] }), picture: async () => null },
  duty: async () => {},
  url: null,
  newId,
  log,
  limits: { sends: concurrency, sendsToOne: concurrency },
});
const begun = performance.now();
await dispatcher.drain();
const seconds = (performance.now() - begun) / 1000;
const { sent } = await store.read
  .selectFrom('notification')
  .select((eb) => eb.fn.countAll<number>().as('sent'))
  .where('state', '=', 'sent')
  .executeTakeFirstOrThrow();
if (sent !== count) throw new Error(`${sent} of ${count} are settled`);
await store.close();
process.send!(seconds);
process.disconnect!();
