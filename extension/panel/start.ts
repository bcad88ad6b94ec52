import type { Host } from './host.ts';
import { beginning, type Message, type Model, type PanelAsk, reduce } from './model.ts';
import { openOutbox } from './outbox.ts';
import { type PairOutcome, pairBrowser } from './pair.ts';
import { session } from './session.ts';
import { formAsk, typing, type Writing } from './writing.ts';

/** What the views can do. Everything else follows from the model. */
export type Acts = {
  tell(message: Message): void;
  ask(intent: PanelAsk): void;
  write(writing: Writing, change: Partial<Writing['fields']>): void;
  finish(writing: Writing): void;
  pair(server: string, code: string): Promise<PairOutcome>;
  unpair(): Promise<void>;
  retry(): void;
  options: (() => void) | null;
};

export async function startPanel(host: Host, draw: (model: Model, acts: Acts) => void): Promise<void> {
  let model = beginning;
  let current: ReturnType<typeof session> | null = null;
  const outbox = await openOutbox();

  function tell(message: Message): void {
    model = reduce(model, message);
    draw(model, acts);
  }

  const parts = { host, outbox, model: () => model, tell };

  const acts: Acts = {
    tell,
    ask: (intent) => void current?.ask(intent),
    write(writing, change) {
      const next = typing(writing, change, Date.now());
      const zone = model.state!.me.zone;
      // First of all: what is drawn meanwhile would otherwise take the letter back out of the field.
      tell({ says: 'typed', writing: next });
      if (writing.at === 0) void current?.ask(formAsk('log.keep', writing, zone));
      void current?.ask(formAsk('log.keep', next, zone));
    },
    finish(writing) {
      tell({ says: 'finishing', log: writing.log });
      void current?.ask(formAsk('log.save', { ...writing, at: writing.at + 1 }, model.state!.me.zone));
    },
    async pair(server, code) {
      const { pairing, ...outcome } = await pairBrowser(host, server, code);
      if (!pairing) return outcome;
      current?.stop();
      tell({ says: 'paired' });
      current = session(parts, pairing);
      return outcome;
    },
    async unpair() {
      const leaving = current;
      leaving?.stop();
      current = null;
      if (leaving) {
        await outbox.clear(leaving.owner);
        await leaving.api.leave();
      }
      await host.keep(null);
      tell({ says: 'unpaired' });
    },
    retry: () => current?.retry(),
    options: host.openOptions,
  };

  draw(model, acts);
  const pairing = await host.pairing();
  if (pairing) current = session(parts, pairing);
  else tell({ says: 'unpaired' });
}
