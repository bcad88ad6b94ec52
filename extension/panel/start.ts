import { pairWith } from './api.ts';
import { type Host, identityOf } from './host.ts';
import { beginning, type Message, type Model, type PanelAsk, reduce } from './model.ts';
import { memoryOutbox, openOutbox } from './outbox.ts';
import { session } from './session.ts';
import { formAsk, typing, type Writing } from './writing.ts';

/** What the views can do. Everything else follows from the model. */
export type Acts = {
  tell(message: Message): void;
  ask(intent: PanelAsk): void;
  write(writing: Writing, change: Partial<Writing['fields']>): void;
  finish(writing: Writing): void;
  pair(server: string, code: string): Promise<PairOutcome>;
  /** null where there is no pairing to end. */
  unpair: (() => Promise<void>) | null;
  retry(): void;
  options: (() => void) | null;
};
export type PairOutcome = { kind: 'paired' | 'away' | 'wrong' | 'too-many'; why?: string };

export async function startPanel(host: Host, draw: (model: Model, acts: Acts) => void): Promise<void> {
  // A browser may keep nothing for pages, least of all for one inside of another's.
  const outbox = await openOutbox().catch(memoryOutbox);
  let model: Model = { ...beginning, isKept: outbox.isKept };
  let current: ReturnType<typeof session> | null = null;

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
      const reply = await pairWith(server, code, deviceName());
      if (!('got' in reply)) {
        const kind = reply.no === 'away' ? 'away' : reply.no === 'too-many' ? 'too-many' : 'wrong';
        return { kind, ...(reply.why ? { why: reply.why } : {}) };
      }
      if ('refused' in reply.got) return { kind: 'wrong', why: reply.got.refused };
      const pairing = { server, ...reply.got };
      await host.keep?.(pairing);
      current?.stop();
      tell({ says: 'paired' });
      current = session(parts, identityOf(pairing));
      return { kind: 'paired' };
    },
    unpair: host.keep && unpair,
    retry: () => current?.retry(),
    options: host.openOptions,
  };

  async function unpair(): Promise<void> {
    const leaving = current;
    leaving?.stop();
    current = null;
    if (leaving) {
      await outbox.clear(leaving.owner);
      await leaving.api.leave();
    }
    await host.keep?.(null);
    tell({ says: 'unpaired' });
  }

  draw(model, acts);
  const identity = await host.identity();
  if (identity) current = session(parts, identity);
  else tell({ says: 'unpaired' });
}

/** What a list of devices calls this one: nothing that names its person. */
function deviceName(): string {
  const agent = navigator.userAgent;
  const browser = /Edg\//.test(agent) ? 'Edge' : /Firefox\//.test(agent) ? 'Firefox' : /Chrome\//.test(agent) ? 'Chrome' : 'Safari';
  const system = ['Windows', 'Mac', 'Android', 'iPhone', 'Linux'].find((one) => agent.includes(one));
  return system ? `${browser}, ${system}` : browser;
}
