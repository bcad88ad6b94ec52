import type { Application } from 'express';
import type { Activity } from './activity.ts';
import type { Conversation } from './conversation.ts';

/** A card as Teams takes it: Adaptive Cards 1.5, as plain JSON. */
export type AdaptiveCard = { type: 'AdaptiveCard'; version: '1.5'; body: object[]; actions?: object[]; fallbackText?: string } & Record<
  string,
  unknown
>;

/** What is said. `text` is what a notification says; with a card it is the message's `summary`, without one it is the message. */
export type Outgoing = { text: string; card: AdaptiveCard | null };

/** What an invoke is answered with, as JSON in the response itself; everything else that comes in is answered with a status alone. */
export type Reply = { status: number; body?: unknown };

/** What is known of somebody in a conversation. */
export type Member = { user: string; object: string; name: string; mail: string | null; guest: boolean };

/** Writing into one conversation. Every method throws only ChatError. */
export type Line = {
  /** Gives back the message's id. */
  send(message: Outgoing, signal: AbortSignal): Promise<string>;
  update(message: string, drawn: Outgoing, signal: AbortSignal): Promise<void>;
  remove(message: string, signal: AbortSignal): Promise<void>;
};

/**
 * All that Cairn asks of Microsoft's SDK: receive, send and update, continue, createPersonal, roster. Whatever replaces that SDK
 * implements this, and nothing else of Cairn changes.
 */
export type Seam = {
  /** Mounts Cairn's one address. What is not Teams', not for this bot or of no known shape is answered before `handle` hears of it. */
  receive(app: Application, handle: (activity: Activity) => Promise<Reply>): void;
  /** Picks up a conversation, whenever it was last heard from. */
  continue(conversation: Conversation): Line;
  /** Opens somebody's personal conversation, which needs Cairn installed for them. `object` is theirs in Entra. Throws only ChatError. */
  createPersonal(where: Pick<Conversation, 'tenant' | 'serviceUrl' | 'bot'>, object: string, signal: AbortSignal): Promise<Conversation>;
  /** Somebody of a conversation, by object id or `29:…`; null where they are not in it. Throws only ChatError. */
  roster(conversation: Conversation, user: string, signal: AbortSignal): Promise<Member | null>;
};
