import type { Asked } from '../../shared/api.ts';
import type { Api } from './api.ts';
import type { PanelAsk } from './model.ts';
import type { Outbox } from './outbox.ts';
import { patience } from './patience.ts';

type Told = {
  asked: (key: string, intent: PanelAsk) => void;
  answered: (key: string, answer: Asked | null) => void;
  away: () => void;
  expired: () => void;
};

/** After the last of some letters typed in a row. */
const PAUSE = 400;

/** Sends what is asked, one at a time and in order, until each is answered. */
export function sending(outbox: Outbox, api: Api, owner: string, told: Told, signal: AbortSignal) {
  const calm = patience(signal);
  let isRunning = false;
  let isWanted = false;
  let pause: ReturnType<typeof setTimeout> | undefined;

  async function run(): Promise<void> {
    isWanted = true;
    if (isRunning) return;
    isRunning = true;
    while (isWanted && !signal.aborted) {
      isWanted = false;
      await outbox.alone(send, signal).catch(() => {});
    }
    isRunning = false;
  }

  async function send(): Promise<void> {
    while (!signal.aborted) {
      const [first] = await outbox.all(owner);
      if (!first) return;
      const reply = await api.ask({ key: first.key, intent: first.intent });
      if (signal.aborted) return;
      if ('no' in reply && reply.no === 'expired') return told.expired();
      if ('no' in reply && reply.no !== 'not-taken') {
        told.away();
        await calm.wait();
        continue;
      }
      calm.reset();
      await outbox.remove(first.order);
      told.answered(first.key, 'got' in reply ? reply.got : null);
    }
  }

  return {
    now: calm.now,
    /** Shows and sends what was not answered when the browser was closed last. */
    async resume() {
      for (const { key, intent } of await outbox.all(owner)) told.asked(key, intent);
      void run();
    },
    async ask(intent: PanelAsk) {
      const key = crypto.randomUUID();
      told.asked(key, intent);
      await outbox.add({ key, intent, owner });
      clearTimeout(pause);
      if (intent.type === 'log.keep') pause = setTimeout(run, PAUSE);
      else void run();
    },
  };
}
