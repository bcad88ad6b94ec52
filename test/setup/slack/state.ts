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

export type Dialog = { id: string; hash: string; user: string; view: Json };

export type Person = {
  id: string;
  team: Workspace;
  /** The channel of their direct messages with the bot. */
  direct: string;
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

export class State {
  /** Where the stand-in listens. */
  url = '';
  readonly calls: Call[] = [];
  readonly workspaces: Workspace[] = [];
  readonly people = new Map<string, Person>();
  readonly shown: Shown[] = [];
  readonly homes = new Map<string, Json>();
  readonly dialogs: Dialog[] = [];
  readonly triggers = new Map<string, { user: string; until: number; used: boolean }>();
  readonly responses = new Map<string, { user: string; channel: string; ts: string | null; left: number }>();
  readonly faults = new Map<string, Fault[]>();
  readonly codes = new Map<string, Json>();
  readonly files = new Map<string, { name: string; content: string | null }>();
  readonly #waiting = new Set<() => void>();
  readonly #now: () => number;
  #count = 0;

  constructor(now: () => number) {
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

  trigger(user: string): string {
    const id = `${this.number()}.trigger`;
    this.triggers.set(id, { user, until: Date.now() + 3_000, used: false });
    return id;
  }

  /** Called after anything a person could see has changed. */
  changed(): void {
    for (const look of [...this.#waiting]) look();
  }

  /** Resolves once it is true, looking after each change; rejects when it has not come true in time. */
  until(what: string, isTrue: () => boolean, within = 10_000): Promise<void> {
    return new Promise((resolve, reject) => {
      const done = () => {
        clearTimeout(timer);
        this.#waiting.delete(look);
      };
      const look = () => {
        if (!isTrue()) return;
        done();
        resolve();
      };
      const timer = setTimeout(() => {
        done();
        reject(new Error(`waited ${within} ms in vain for ${what}`));
      }, within);
      this.#waiting.add(look);
      look();
    });
  }

  dialogOf(user: string): Dialog | null {
    return this.dialogs.findLast((dialog) => dialog.user === user) ?? null;
  }
}
