import type { Theirs } from '../../shared/domain/edited.ts';
import type { DeviceId } from '../../shared/domain/ids.ts';
import type { ChannelRef } from '../../shared/domain/programme.ts';
import type { Intent } from '../../shared/intent.ts';
import type { Instant } from '../../shared/time.ts';
import type { Card } from './card.ts';
import type { Form } from './form.ts';

export type Platform = 'slack' | 'teams' | 'desk';

/** Who somebody is on a platform. `enterprise` is empty where there is none. */
export type AccountRef = { platform: Platform; enterprise: string; tenant: string; user: string };

/** An account as one text, the same whoever it belongs to. */
export const accountName = ({ platform, enterprise, tenant, user }: AccountRef): string => [platform, enterprise, tenant, user].join('/');

/** What a platform says of somebody. Fields it does not know are null. */
export type Profile = { name: string; zone: string | null; language: string | null; admin: boolean; active: boolean };

/** Where a message goes: somebody's direct messages, or a channel. */
export type Address = { to: 'person'; account: AccountRef } | { to: 'channel'; channel: ChannelRef };

/** A message as its platform knows it; opaque text outside the adapter (JSON). */
export type MessageRef = string;

/** Why sending did not work. Only `after` and `busy` are safe to repeat: the platform said it did nothing. */
export type ChatFault =
  /** `onlyHere`: it is this conversation that has had enough for now; the rest of its workspace need not wait. */
  | { fault: 'after'; milliseconds: number; reason: string; onlyHere?: true }
  | { fault: 'busy'; reason: string }
  /** It may or may not have arrived: a time-out, a broken connection, a 5xx. Look for it before repeating. */
  | { fault: 'unclear'; reason: string }
  /** Will not work by trying again: left the workspace, app removed, channel archived. `onlyThis`: it is this message that is refused, the account is fine. */
  | { fault: 'final'; reason: string; onlyThis?: true; channel?: ChannelTrouble };

/** What is wrong with a channel, where that is why: its people can put each of them right. */
export type ChannelTrouble = 'not-invited' | 'not-there' | 'archived' | 'not-allowed';

export class ChatError extends Error {
  readonly fault: ChatFault;
  constructor(fault: ChatFault) {
    super(fault.reason);
    this.fault = fault;
  }
}

/** `alt` says what a picture shows, for who cannot see it. */
export type ChatFile = { name: string; type: string; content: string | Uint8Array; title: string; alt?: string };

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
  /** The message whose control was used, where there is one that its answer may be drawn over. */
  message: MessageRef | null;
  /** What the platform says of the people an intent names, by user, so that somebody new is met with their name and zone. */
  picked?: Record<string, Profile>;
  /** Asked beside a chat and not in it, through this device where there is one: it says nothing of whether they are still there. */
  beside?: { device: DeviceId | null };
};

/** `no` says why a card is drawn in place of what was asked for: nothing came of it, or something is to be settled first. */
export type Answer =
  /** `replace` draws over the card that was used; `new` says it beside; `home` is the standing page; `quiet` needs nothing said. */
  | { answer: 'card'; card: Card; place: 'replace' | 'new' | 'home'; no?: string }
  /**
   * Read in a window, and to leave nothing in the chat's history: shown in a dialog or not at all, never as a message, whatever fails
   * and however late it is. A feature answers so wherever it shows such content, presses inside the window included: what is open
   * under the same `name` is drawn over, anything else opens on top. Where no window can be opened, a message offers a button
   * that asks `again`, which only shows, and carries no content either: it is also all that is remembered of the answer.
   */
  | { answer: 'card'; card: Card; place: 'dialog'; again: Intent; no?: string }
  /** A file somebody asked for: put into their direct messages, beside what there is to `say` of it. */
  | { answer: 'file'; file: ChatFile; say: string }
  | { answer: 'quiet' }
  /**
   * `clash`: it is the form that was sent, once more, since these of its fields were changed meanwhile; it says so itself. Nothing is
   * changed until it is sent again.
   */
  | { answer: 'form'; form: Form; clash?: Record<string, Theirs> }
  /** An expected no. `fields` are errors beside the fields of a form, by name. */
  | { answer: 'refused'; why: string; fields: Record<string, string> };

/** Their device was taken back, or they left, while what they asked beside their chat waited its turn. */
export class NotThere extends Error {}

/** Whose a token is that a chat gave cannot be checked just now, which is nobody's fault who asks. */
export class NotChecked extends Error {}

/**
 * The one door. `key` names this very press or submission: the same key answers the same and changes nothing twice. Without one, nothing is
 * remembered: for what a form holds so far, which comes with every few letters, and is the same when it comes twice.
 */
export interface Door {
  handle(asker: Asker, intent: Intent, key: string | null): Promise<Answer>;
}
