import type { Card } from '../../bot/chat/card.ts';
import {
  type AccountRef,
  type Address,
  type Chat,
  ChatError,
  type ChatFault,
  type ChatFile,
  type MessageRef,
  type Platform,
  type Profile,
} from '../../bot/chat/port.ts';
import type { Instant } from '../../shared/time.ts';

/** What the platform does with one call. Without a script it accepts. */
export type Act =
  | 'accept'
  | ChatFault
  /** Takes the message, and the answer is lost: a 5xx. */
  | 'accept-then-fail'
  /** Takes the message and never answers. */
  | 'accept-then-hang'
  /** Does nothing and never answers. */
  | 'hang';

export type Arrived = { user: string; mark: string; message: Card | ChatFile; reference: MessageRef };

/** A platform that does what a test tells it, and can be asked what arrived. */
export class ScriptedChat implements Chat {
  readonly platform: Platform;
  readonly arrived: Arrived[] = [];
  readonly updates: { reference: MessageRef; card: Card }[] = [];
  readonly homes: { user: string; card: Card }[] = [];
  readonly looks: { mark: string; since: Instant }[] = [];
  /** The next calls that say something, first to last. */
  readonly script: Act[] = [];
  readonly updateScript: ChatFault[] = [];
  readonly findScript: ChatFault[] = [];
  canFind = true;
  /** Called as a message comes in; what it gives back goes before the script. */
  onShow: (user: string) => Promise<Act | undefined> | Act | undefined = () => undefined;
  /** How many calls were under way at once, at most. */
  busiest = 0;
  #under = 0;
  #count = 0;

  constructor(platform: Platform = 'desk') {
    this.platform = platform;
  }

  /** `user: summary` of each message, in order. */
  get said(): string[] {
    return this.arrived.map(({ user, message }) => `${user}: ${'summary' in message ? message.summary : message.name}`);
  }

  async show(to: Address, card: Card, mark: string, signal: AbortSignal): Promise<MessageRef> {
    return this.#deliver(to, card, mark, signal);
  }

  async sendFile(to: Address, file: ChatFile, mark: string, signal: AbortSignal): Promise<MessageRef> {
    return this.#deliver(to, file, mark, signal);
  }

  async update(reference: MessageRef, card: Card): Promise<void> {
    const fault = this.updateScript.shift();
    if (fault) throw new ChatError(fault);
    this.updates.push({ reference, card });
  }

  async find(to: Address, mark: string, since: Instant): Promise<MessageRef | 'not-there' | 'cannot-tell'> {
    this.looks.push({ mark, since });
    const fault = this.findScript.shift();
    if (fault) throw new ChatError(fault);
    if (!this.canFind) return 'cannot-tell';
    return this.arrived.find((one) => one.mark === mark && one.user === userOf(to))?.reference ?? 'not-there';
  }

  async remove(): Promise<void> {}

  async showHome(account: AccountRef, card: Card): Promise<void> {
    this.homes.push({ user: account.user, card });
  }

  async lookUp(): Promise<Profile> {
    return { name: 'Somebody', zone: null, language: null, admin: false, active: true };
  }

  async #deliver(to: Address, message: Card | ChatFile, mark: string, signal: AbortSignal): Promise<MessageRef> {
    this.#under += 1;
    this.busiest = Math.max(this.busiest, this.#under);
    try {
      const act = (await this.onShow(userOf(to))) ?? this.script.shift() ?? 'accept';
      return await this.#act(act, { user: userOf(to), mark, message }, signal);
    } finally {
      this.#under -= 1;
    }
  }

  async #act(act: Act, message: Omit<Arrived, 'reference'>, signal: AbortSignal): Promise<MessageRef> {
    if (typeof act === 'object') throw new ChatError(act);
    if (act === 'hang') return aborted(signal);
    this.#count += 1;
    const reference = `ref ${this.#count}`;
    this.arrived.push({ ...message, reference });
    if (act === 'accept-then-fail') throw new ChatError({ fault: 'unclear', reason: 'answered 503' });
    if (act === 'accept-then-hang') return aborted(signal);
    return reference;
  }
}

function userOf(to: Address): string {
  return to.to === 'person' ? to.account.user : to.channel.channel;
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const end = () => reject(new ChatError({ fault: 'unclear', reason: 'no answer in time' }));
    if (signal.aborted) end();
    else signal.addEventListener('abort', end, { once: true });
  });
}
