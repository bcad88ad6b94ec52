import type { Life } from './deaths.ts';
import { liveAndDie } from './dying.ts';
import { httpChat } from './http-chat.ts';

// A process in front of a sink.
const { sink, ...life }: Life & { sink: string } = JSON.parse(process.argv[2]!);
await liveAndDie(life, () => httpChat(sink, String(process.pid)));
