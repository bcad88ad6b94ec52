import { Changing } from '../changing.ts';

/** What the stand-in remembers, as Slack would show it. */
export type Json = Record<string, unknown>;

export type Workspace = { enterprise: string; tenant: string; token: string; botUser: string; botId: string; orgWide: boolean };

export type Shown = {
  channel: string;
  ts: string;
  /** A person's id, or the bot's. */
  from: string;
  /** The only one who sees it, for an ephemeral message. */
  onlyFor: string | null;
  text: string;
  blocks: Json[];
  metadata: Json | null;
  files: Json[];
  edits: number;
};

export type Dialog = {
  id: string;
  hash: string;
  user: string;
  view: Json;
  /** The one it was opened on top of. */
  under: Dialog | null;
  /** What its fields hold, by block, as far as Slack would tell. */
  held: Record<string, Json>;
};

/** A control that was used, as a payload names it. */
export type Pressed = { action_id: string; block_id: string; type: string } & Json;

export type Person = {
  id: string;
  team: Workspace;
  /** The channel of their direct messages with the bot. */
  direct: string;
  /** Channels they read along in. */
  channels: string[];
  record: Json;
};

export type Call = { method: string; token: string; args: Json };

/** What a method does the next time, instead of working. */
export type Fault =
  | { rateLimited: number }
  | { status: number; accepted?: boolean }
  | { error: string; accepted?: boolean }
  /** Works, and never answers. */
  | { hangs: true }
  /** Breaks the connection; before doing anything, or after. */
  | { breaks: true; accepted?: boolean };

export class State extends Changing {
  /** Where the stand-in listens. */
  url = '';
  readonly calls: Call[] = [];
  readonly workspaces: Workspace[] = [];
  readonly people = new Map<string, Person>();
  readonly shown: Shown[] = [];
  readonly homes = new Map<string, Json>();
  readonly dialogs: Dialog[] = [];
  readonly triggers = new Map<string, { user: string; until: number; used: boolean; inDialog: boolean }>();
  /** What was sent to the addresses that presses and commands brought, oldest first. */
  readonly responded: Json[] = [];
  readonly responses = new Map<string, { user: string; channel: string; ts: string | null; left: number }>();
  readonly faults = new Map<string, Fault[]>();
  readonly codes = new Map<string, Json>();
  readonly files = new Map<string, { name: string; length: number; alt: string | null; content: Buffer | null }>();
  readonly #now: () => number;
  #count = 0;

  constructor(now: () => number) {
    super();
    this.#now = now;
  }

  /** A number never given before; also keeps two `ts` of one moment apart. */
  number(): number {
    this.#count += 1;
    return this.#count;
  }

  ts(): string {
    return `${Math.floor(this.#now() / 1000)}.${String(this.number()).padStart(6, '0')}`;
  }

  trigger(user: string, inDialog = false): string {
    const id = `${this.number()}.trigger`;
    this.triggers.set(id, { user, until: Date.now() + 3_000, used: false, inDialog });
    return id;
  }

  dialogOf(user: string): Dialog | null {
    return this.dialogs.findLast((dialog) => dialog.user === user) ?? null;
  }
}
