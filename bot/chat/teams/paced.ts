import { ChatError } from '../port.ts';
import type { Conversation } from './conversation.ts';
import { earliest, type Limit, perConversation, perTenant, stillCounted } from './pace.ts';
import type { Seam } from './seam.ts';

/** Milliseconds of a clock that never goes back, and how to wait for it. */
export type Timer = { elapsed(): number; sleep(milliseconds: number, signal: AbortSignal): Promise<void> };

/** Longer than this nobody waits on the line: whoever sends comes back later. */
const LONGEST_WAIT_MS = 2_500;
/** Conversations that have been quiet for so long are forgotten whenever so many are known. */
const SWEEP_AT = 2_000;

class Turns {
  readonly #went = new Map<string, number[]>();
  readonly #last = new Map<string, Promise<unknown>>();
  readonly #until = new Map<string, number>();
  readonly #limits: readonly Limit[];
  readonly #timer: Timer;

  constructor(limits: readonly Limit[], timer: Timer) {
    this.#limits = limits;
    this.#timer = timer;
  }

  /** Comes back when it is one's turn, each key in the order it was asked for. `then` runs before the next of the same key. */
  async use(key: string, signal: AbortSignal, then: () => Promise<void>): Promise<void> {
    const before = this.#last.get(key) ?? Promise.resolve();
    const mine = before.then(() => this.#turn(key, signal, then));
    const settled = mine.catch(() => {});
    this.#last.set(key, settled);
    try {
      await mine;
    } finally {
      if (this.#last.get(key) === settled) this.#last.delete(key);
    }
  }

  holdUntil(key: string, at: number): void {
    this.#until.set(key, Math.max(at, this.#until.get(key) ?? 0));
  }

  async #turn(key: string, signal: AbortSignal, then: () => Promise<void>): Promise<void> {
    const now = this.#timer.elapsed();
    const wait = Math.max(earliest(this.#went.get(key) ?? [], this.#limits, now), this.#until.get(key) ?? 0) - now;
    if (signal.aborted) throw new ChatError({ fault: 'busy', reason: 'stopped before it was sent' });
    if (wait > LONGEST_WAIT_MS)
      throw new ChatError({ fault: 'after', milliseconds: wait, reason: 'Teams takes no more there for now', onlyHere: true });
    if (wait > 0) {
      await this.#timer.sleep(wait, signal);
      return this.#turn(key, signal, then);
    }
    await then();
    const at = this.#timer.elapsed();
    this.#went.set(key, [...stillCounted(this.#went.get(key) ?? [], this.#limits, at), at]);
    if (this.#went.size > SWEEP_AT) this.#sweep(at);
  }

  #sweep(now: number): void {
    for (const [key, went] of this.#went) if (stillCounted(went, this.#limits, now).length === 0) this.#went.delete(key);
    for (const [key, until] of this.#until) if (until <= now) this.#until.delete(key);
  }
}

/** The same seam, which waits its turn before each call: one conversation that has had enough holds up no other. */
export function paced(seam: Seam, timer: Timer): Seam {
  const conversations = new Turns(perConversation, timer);
  const tenants = new Turns(perTenant, timer);

  async function inTurn<T>(
    { tenant, id }: Pick<Conversation, 'tenant'> & { id: string },
    signal: AbortSignal,
    call: () => Promise<T>,
  ): Promise<T> {
    const key = JSON.stringify([tenant, id]);
    await conversations.use(key, signal, () => tenants.use(tenant, signal, async () => {}));
    try {
      return await call();
    } catch (error) {
      const fault = error instanceof ChatError ? error.fault : null;
      if (fault?.fault === 'after')
        (fault.onlyHere ? conversations : tenants).holdUntil(fault.onlyHere ? key : tenant, timer.elapsed() + fault.milliseconds);
      throw error;
    }
  }

  return {
    receive: (app, handle) => seam.receive(app, handle),
    continue(conversation) {
      const line = seam.continue(conversation);
      return {
        send: (message, signal) => inTurn(conversation, signal, () => line.send(message, signal)),
        update: (message, drawn, signal) => inTurn(conversation, signal, () => line.update(message, drawn, signal)),
        remove: (message, signal) => inTurn(conversation, signal, () => line.remove(message, signal)),
      };
    },
    createPersonal: (where, object, signal) =>
      inTurn({ tenant: where.tenant, id: `with ${object}` }, signal, () => seam.createPersonal(where, object, signal)),
    roster: (conversation, user, signal) =>
      inTurn({ tenant: conversation.tenant, id: `roster ${conversation.id}` }, signal, () => seam.roster(conversation, user, signal)),
  };
}
