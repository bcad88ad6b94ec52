import { flushCompileCache } from 'node:module';
import type { KyselyPlugin } from 'kysely';
import type { Chat } from '../../bot/chat/port.ts';
import { newId } from '../../bot/ids.ts';
import { createLog } from '../../bot/log.ts';
import { openStore } from '../../bot/store/open.ts';
import type { Store } from '../../bot/store/store.ts';
import { type Death, type Life, reporter } from './deaths.ts';

/** Says what is due, through a chat, until it dies, by itself or killed by the sink. */
export async function liveAndDie({ place, tag, death, time, delay }: Life, chatOf: (store: Store) => Chat): Promise<void> {
  // Whoever is killed writes nothing down for the next one.
  flushCompileCache();
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
  const chat = chatOf(store);
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
}
