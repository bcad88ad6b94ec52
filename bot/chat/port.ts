import type { ChannelRef } from '../../shared/domain/programme.ts';
import type { Intent } from '../../shared/intent.ts';
import type { Instant } from '../../shared/time.ts';
import type { Card } from './card.ts';
import type { Form } from './form.ts';

export type Platform = 'slack' | 'teams' | 'desk';

/** Who somebody is on a platform. `enterprise` is empty where there is none. */
export type AccountRef = { platform: Platform; enterprise: string; tenant: string; user: string };

/** What a platform says of somebody. Fields it does not know are null. */
export type Profile = { name: string; zone: string | null; language: string | null; admin: boolean; active: boolean };

/** Where a message goes: somebody's direct messages, or a channel. */
export type Address = { to: 'person'; account: AccountRef } | { to: 'channel'; channel: ChannelRef };

/** A message as its platform knows it; opaque text outside the adapter (JSON). */
export type MessageRef = string;

/** Why sending did not work. Only `after` and `busy` are safe to repeat: the platform said it did nothing. */
export type ChatFault =
  | { fault: 'after'; milliseconds: number; reason: string }
  | { fault: 'busy'; reason: string }
  /** It may or may not have arrived: a time-out, a broken connection, a 5xx. Look for it before repeating. */
  | { fault: 'unclear'; reason: string }
  /** Will not work by trying again: left the workspace, app removed, channel archived. `onlyThis`: it is this message that is refused, the account is fine. */
  | { fault: 'final'; reason: string; onlyThis?: true };

export class ChatError extends Error {
  readonly fault: ChatFault;
  constructor(fault: ChatFault) {
    super(fault.reason);
    this.fault = fault;
  }
}

export type ChatFile = { name: string; type: string; content: string; title: string };

/** One chat platform, as the dispatcher uses it. Every method throws only {@link ChatError}. */
export interface Chat {
  readonly platform: Platform;
  /** Says a card. `mark` is an opaque token kept with the message, by which {@link find} finds it again; nothing confidential is in it. */
  show(to: Address, card: Card, mark: string, signal: AbortSignal): Promise<MessageRef>;
  update(ref: MessageRef, card: Card, signal: AbortSignal): Promise<void>;
  /** Looks for a message with this mark, sent since then. `cannot-tell` where the platform offers no way. */
  find(to: Address, mark: string, since: Instant, signal: AbortSignal): Promise<MessageRef | 'not-there' | 'cannot-tell'>;
  remove(ref: MessageRef, signal: AbortSignal): Promise<void>;
  sendFile(to: Address, file: ChatFile, mark: string, signal: AbortSignal): Promise<MessageRef>;
  /** A standing page, such as Slack's Home, drawn afresh. Does nothing where the platform has none. */
  showHome(account: AccountRef, card: Card, signal: AbortSignal): Promise<void>;
  lookUp(account: AccountRef, signal: AbortSignal): Promise<Profile>;
}

/** Who asks, as the adapter knows them after checking the platform's signature. */
export type Asker = {
  account: AccountRef;
  /** Needed the first time somebody is met, and to tell workspace administrators. */
  profile: Profile | null;
  /** The message whose control was used, where there is one. */
  message: MessageRef | null;
  /** What the platform says of the people an intent names, by user, so that somebody new is met with their name and zone. */
  picked?: Record<string, Profile>;
};

export type Answer =
  /** `replace` draws over the card that was used; `new` says it beside; `home` is the standing page; `quiet` needs nothing said. */
  | { answer: 'card'; card: Card; place: 'replace' | 'new' | 'home' }
  | { answer: 'quiet' }
  | { answer: 'form'; form: Form }
  /** An expected no. `fields` are errors beside the fields of a form, by name. */
  | { answer: 'refused'; why: string; fields: Record<string, string> };

/** The one door. `key` names this very press or submission: the same key answers the same and changes nothing twice. */
export interface Door {
  handle(asker: Asker, intent: Intent, key: string): Promise<Answer>;
}
