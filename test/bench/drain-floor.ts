import { Logger, makeWorkerUtils, run } from 'graphile-worker';
import type { DrainTask } from './drain.ts';
import { postTo } from './message-sink.ts';

type Message = { mark: string; to: string; card: unknown };
const { databaseUrl: connectionString, sink, count, concurrency }: DrainTask = JSON.parse(process.argv[2]!);
const logger = new Logger(() => () => {});

const utils = await makeWorkerUtils({ connectionString, logger });
await utils.migrate();
// As long as a reminder's.
const card = {
  name: 'meeting.reminder',
  summary: 'You meet Kofi at 14:00',
  blocks: Array.from({ length: 15 }, () => ({ block: 'say', text: 'A line as long as those on a card.' })),
};
for (let at = 0; at < count; at += 500) {
  await utils.addJobs(
    Array.from({ length: 500 }, (_, i) => ({ identifier: 'say', payload: { mark: `m${at + i}`, to: `per_${at + i}`, card } })),
  );
}
await utils.release();

let done = 0;
const { promise: allDone, resolve } = Promise.withResolvers<void>();
const begun = performance.now();
const runner = await run({
  connectionString,
  logger,
  concurrency,
  maxPoolSize: concurrency + 2,
  noHandleSignals: true,
  taskList: { say: async (payload) => void (await postTo(sink, payload as Message)) },
});
runner.events.on('job:complete', () => {
  done += 1;
  if (done === count) resolve();
});
await allDone;
const seconds = (performance.now() - begun) / 1000;
await runner.stop();
process.send!(seconds);
process.disconnect!();
