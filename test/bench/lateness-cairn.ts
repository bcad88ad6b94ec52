import { once } from 'node:events';
import { systemClock } from '../../bot/clock.ts';
import { meetingDrawers } from '../../bot/features/meeting/drawers.ts';
import { newId } from '../../bot/ids.ts';
import { createLog } from '../../bot/log.ts';
import { createDispatcher } from '../../bot/outbox/dispatcher.ts';
import { openStore } from '../../bot/store/open.ts';
import { instantOf, millis } from '../../shared/time.ts';
import type { LatenessTask } from './lateness.ts';
import { sinkChat } from './sink-chat.ts';

const { databaseUrl, dataFolder, sink, shift }: LatenessTask = JSON.parse(process.argv[2]!);
const log = createLog('warn');
const store = await openStore({ databaseUrl, dataFolder, log });
const dispatcher = createDispatcher({
  store,
  clock: { now: () => instantOf(millis(systemClock.now()) - shift), onMoved: () => () => {} },
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
});
dispatcher.start();
await once(process, 'message');
await dispatcher.stop();
await store.close();
process.disconnect!();
