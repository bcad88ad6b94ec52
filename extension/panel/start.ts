import type { PanelAsk } from '../../shared/api.ts';
import { type Host, type Identity, identityOf, type Wishes } from './host.ts';
import { keptFor } from './kept-somewhere.ts';
import { beginning, type Message, type Model, reduce } from './model.ts';
import { type PairOutcome, pairBrowser, partBrowser } from './pair.ts';
import { session } from './session.ts';
import { formAsk, typing, type Writing } from './writing.ts';

/** What the views can do. Everything else follows from the model. */
export type Acts = {
  tell(message: Message): void;
  /** `draft` is what it is made from, where that is not the form for it. */
  ask(intent: PanelAsk, draft?: string): void;
  write(writing: Writing, change: Partial<Writing['fields']>): void;
  finish(writing: Writing): void;
  pair(server: string, code: string): Promise<PairOutcome>;
  /** null where there is no pairing to end. */
  unpair: (() => Promise<void>) | null;
  retry(): void;
  options: (() => void) | null;
  /** null where they are made elsewhere. */
  wish: ((wishes: Wishes) => void) | null;
};

export async function startPanel(host: Host, draw: (model: Model, acts: Acts) => void): Promise<void> {
  let model = beginning;
  let current: ReturnType<typeof session> | null = null;

  function tell(message: Message): void {
    const { drafts } = model;
    model = reduce(model, message);
    // What is asked is a draft no more from the moment on at which it is kept as an ask: see `add` in kept.ts.
    if (message.says === 'draft' || message.says === 'answered') keepDrafts(drafts);
    draw(model, acts);
  }

  function keepDrafts(before: Model['drafts']): void {
    for (const id of new Set([...Object.keys(before), ...Object.keys(model.drafts)])) {
      if (before[id] !== model.drafts[id]) void current?.kept.draft(id, model.drafts[id] ?? null);
    }
  }

  async function begin(identity: Identity, isNew: boolean): Promise<void> {
    const kept = await keptFor(identity.owner, () => tell({ says: 'unkept' }));
    // Of the pairing before it nothing is shown.
    if (isNew) await kept.forgetSeen();
    current = session({ host, kept, model: () => model, tell }, identity);
  }

  const acts: Acts = {
    tell,
    ask: (intent, draft) => void current?.ask(intent, draft),
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
      const outcome = await pairBrowser(host, server, code);
      if (outcome.kind !== 'paired') return outcome;
      current?.stop();
      tell({ says: 'paired' });
      await begin(identityOf(outcome.pairing), true);
      return outcome;
    },
    unpair: host.keep && unpair,
    retry: () => current?.retry(),
    options: host.openOptions,
    wish: host.wish && wish,
  };

  async function unpair(): Promise<void> {
    const leaving = current;
    leaving?.stop();
    current = null;
    if (leaving) await partBrowser(host, leaving.kept, leaving.api);
    else await host.keep?.(null);
    tell({ says: 'unpaired' });
  }

  function wish(wishes: Wishes): void {
    host.wish?.(wishes);
    tell({ says: 'wishes', wishes });
  }

  draw(model, acts);
  // They may be made on another page, and hold from when somebody comes back from there.
  const learn = () => void host.wishes().then((wishes) => tell({ says: 'wishes', wishes }));
  addEventListener('focus', learn);
  learn();
  const identity = await host.identity();
  if (identity) await begin(identity, false);
  else tell({ says: 'unpaired' });
}
