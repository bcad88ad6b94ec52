import type { KyselyPlugin } from 'kysely';
import { newId } from '../../bot/ids.ts';
import { createLog } from '../../bot/log.ts';
import { openStore } from '../../bot/store/open.ts';
import { type Death, type Mortal, reporter } from './deaths.ts';
import { httpChat } from './http-chat.ts';

// A process that says what is due until it dies, by itself or killed by the sink.
const { place, sink, tag, death, time, delay }: Mortal = JSON.parse(process.argv[2]!);
let left = time;
const die = () => void process.kill(process.pid, 'SIGKILL');
const reached = (here: Death, dies = die) => {
  if (here === death && --left === 0) dies();
};

const store = await openStore({ ...place, log: createLog('silent') });
const afterClaim: KyselyPlugin = {
  transformQuery: ({ node }) => node,
  transformResult: async ({ result }) => {
    const [row] = result.rows;
    if (row?.state === 'sending' && row.leaseUntil) reached('claimed');
    return result;
  },
};
const chat = httpChat(sink, String(process.pid));
const show: typeof chat.show = async (...message) => {
  reached('leaving');
  const reference = await chat.show(...message);
  reached('answered');
  reached('settling', () => void setTimeout(die, delay));
  return reference;
};
reporter(
  { ...store, read: store.read.withPlugin(afterClaim) },
  { ...chat, show },
  {
    drawn: () => reached('drawn'),
    newId: (prefix) => `${prefix}_${tag}${newId(prefix).slice(4)}`,
    limits: { held: 6, sends: 2, sendsToOne: 2 },
  },
).start();
