import type { Asked, PanelAsk } from '../../shared/api.ts';
import type { Api } from './api.ts';
import { type Drafts, draftIdOf } from './drafts.ts';
import type { Kept } from './kept.ts';
import { patience } from './patience.ts';

type Told = {
  asked: (key: string, intent: PanelAsk, draft: string | null) => void;
  answered: (key: string, intent: PanelAsk, answer: Asked | null) => void;
  /** What waits here as far as this panel knows, by its keys. */
  waiting: () => string[];
  /** Another panel of this browser had these answered; what was not taken of them it kept among the drafts. */
  answeredElsewhere: (keys: readonly string[], drafts: Drafts) => void;
  away: () => void;
  expired: () => void;
};

/** After the last of some letters typed in a row; where they do not end, after the first. */
const PAUSE = 400;
const LATEST = 2000;

/** Sends what is asked, one at a time and in order, until each is answered. */
export function sending(kept: Kept, api: Pick<Api, 'ask'>, told: Told, signal: AbortSignal, calm = patience(signal)) {
  let isRunning = false;
  let isWanted = false;
  let pause: ReturnType<typeof setTimeout> | undefined;
  let latest: ReturnType<typeof setTimeout> | undefined;

  async function run(): Promise<void> {
    clearTimeout(pause);
    clearTimeout(latest);
    latest = undefined;
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
      if (!first) return catchUp();
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
      told.answered(first.key, first.intent, 'got' in reply ? reply.got : null);
      await kept.remove(first.order);
    }
  }

  /** Several panels send from one place: whichever does it sends what the others asked as well. */
  async function catchUp(): Promise<void> {
    const waiting = told.waiting();
    if (waiting.length === 0) return;
    const { held, drafts } = await kept.recall();
    const gone = waiting.filter((key) => !held.some((one) => one.key === key));
    if (gone.length > 0 && !signal.aborted) told.answeredElsewhere(gone, drafts);
  }

  return {
    now: calm.now,
    run,
    async ask(intent: PanelAsk, draft = draftIdOf(intent)) {
      const key = crypto.randomUUID();
      told.asked(key, intent, draft);
      await kept.add({ key, intent }, draft);
      if (intent.type !== 'log.keep') return void run();
      clearTimeout(pause);
      pause = setTimeout(run, PAUSE);
      latest ??= setTimeout(run, LATEST);
    },
  };
}
