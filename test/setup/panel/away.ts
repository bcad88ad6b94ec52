import { setImmediate as immediate } from 'node:timers/promises';
import type { Reply } from '../../../extension/panel/api.ts';
import type { Drafts } from '../../../extension/panel/drafts.ts';
import type { Kept } from '../../../extension/panel/kept.ts';
import { keptHere } from '../../../extension/panel/kept-here.ts';
import { beginning, type Message, type Model, reduce } from '../../../extension/panel/model.ts';
import { sending } from '../../../extension/panel/sending.ts';
import type { Asked, AskRequest, PanelAsk } from '../../../shared/api.ts';
import { maya } from '../facts.ts';
import { panelPair, stateFor } from './pair.ts';
import { duringCall, sceneFacts } from './scene.ts';

/** What becomes of a request: it arrives and is answered, does not arrive, arrives and its answer does not, is turned away for now, or for good. */
export const fates = ['answered', 'lost', 'answer lost', 'busy', 'expired'] as const;
type Fate = (typeof fates)[number];

/** A pair's Cairn, and a browser that keeps what its panels keep. */
function browser() {
  const pair = panelPair(sceneFacts(), () => duringCall);
  pair.beginLog(maya, 'mtg_today');
  const kept: Kept = { ...keptHere(), alone: oneByOne() };
  return { pair, kept, answers: new Map<string, Asked>() };
}

/** A panel, however often it is closed; another of the same browser, where one is named. */
export function panelAway({ pair, kept, answers } = browser()) {
  const applied: string[] = [];
  const asked: string[] = [];
  const fate: Fate[] = [];
  let forms = 0;
  const form = () => `frm_${String(++forms).padStart(4, '0')}`;
  const state = (): Message => ({ says: 'state', state: stateFor([pair], maya, duringCall), form });
  let model: Model = beginning;
  let stop = new AbortController();
  let sender: ReturnType<typeof sending>;
  const tell = (message: Message) => {
    const { drafts } = model;
    model = reduce(model, message);
    if (message.says !== 'answered') return;
    for (const [id, draft] of Object.entries(model.drafts)) if (drafts[id] !== draft) void kept.draft(id, draft);
  };

  async function ask(request: AskRequest): Promise<Reply<Asked>> {
    await immediate();
    const becomes = fate.shift() ?? 'answered';
    if (becomes === 'lost' || becomes === 'busy') return { no: 'away' };
    if (becomes === 'expired') return { no: 'expired' };
    if (!answers.has(request.key)) {
      applied.push(request.key);
      answers.set(
        request.key,
        pair.ask(maya, request.intent, (why) => why),
      );
    }
    return becomes === 'answer lost' ? { no: 'away' } : { got: answers.get(request.key)! };
  }

  /** The panel is opened, again, and first shows what was kept. */
  async function open(): Promise<void> {
    stop.abort();
    stop = new AbortController();
    const { signal } = stop;
    const calm = { now: () => {}, reset: () => {}, wait: async () => void (await immediate()) };
    model = reduce(beginning, { says: 'recalled', recalled: await kept.recall(), now: duringCall, form });
    tell(state());
    const told = {
      asked: (key: string, intent: PanelAsk, draft: string | null) => {
        asked.push(key);
        tell({ says: 'asked', key, intent, draft });
      },
      answered: (key: string, intent: PanelAsk, answer: Asked | null) => {
        tell({ says: 'answered', key, intent, answer });
        tell(state());
      },
      waiting: () => model.pending.flatMap((one) => (one.isAnswered ? [] : [one.key])),
      answeredElsewhere: (keys: readonly string[], drafts: Drafts) => {
        tell({ says: 'answered elsewhere', keys, drafts });
        tell(state());
      },
      away: () => tell({ says: 'away' }),
      expired: () => {
        stop.abort();
        tell({ says: 'expired' });
      },
    };
    sender = sending(kept, { ask }, told, signal, calm);
    void sender.run();
  }

  return {
    pair,
    kept,
    answers,
    applied,
    asked,
    fate,
    open,
    model: () => model,
    tell,
    ask: (intent: PanelAsk, draft?: string) => sender.ask(intent, draft),
    /** Everything that waits is sent, and the newest state is there. */
    async settled(): Promise<void> {
      for (let turn = 0; (await kept.first()) !== null; turn += 1) {
        if (turn > 5000) throw new Error('it never comes to an end');
        if (stop.signal.aborted) await open();
        void sender.run();
        await immediate();
      }
      tell(state());
    },
    close: () => stop.abort(),
  };
}
export type PanelAway = ReturnType<typeof panelAway>;

/** As the locks of a browser do it. */
function oneByOne(): Kept['alone'] {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => (last = last.then(work));
}
