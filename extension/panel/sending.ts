import type { Asked } from '../../shared/api.ts';
import type { Api } from './api.ts';
import { draftIdOf } from './drafts.ts';
import type { Kept } from './kept.ts';
import type { PanelAsk } from './model.ts';
import { patience } from './patience.ts';

type Told = {
  asked: (key: string, intent: PanelAsk, draft: string | null) => void;
  answered: (key: string, answer: Asked | null) => void;
  away: () => void;
  expired: () => void;
};

/** After the last of some letters typed in a row. */
const PAUSE = 400;

/** Sends what is asked, one at a time and in order, until each is answered. */
export function sending(kept: Kept, api: Pick<Api, 'ask'>, told: Told, signal: AbortSignal, calm = patience(signal)) {
  let isRunning = false;
  let isWanted = false;
  let pause: ReturnType<typeof setTimeout> | undefined;

  async function run(): Promise<void> {
    isWanted = true;
    if (isRunning) return;
    isRunning = true;
    while (isWanted && !signal.aborted) {
      isWanted = false;
      await kept.alone(send, signal).catch(() => {});
    }
    isRunning = false;
  }

  async function send(): Promise<void> {
    while (!signal.aborted) {
      const first = await kept.first();
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
      // What was not taken is kept as a draft again before it is no longer kept as an ask.
      told.answered(first.key, 'got' in reply ? reply.got : null);
      await kept.remove(first.order);
    }
  }

  return {
    now: calm.now,
    run,
    async ask(intent: PanelAsk, draft = draftIdOf(intent)) {
      const key = crypto.randomUUID();
      told.asked(key, intent, draft);
      await kept.add({ key, intent }, draft);
      clearTimeout(pause);
      if (intent.type === 'log.keep') pause = setTimeout(run, PAUSE);
      else void run();
    },
  };
}
