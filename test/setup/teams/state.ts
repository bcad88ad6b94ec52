import { randomBytes, randomUUID } from 'node:crypto';
import { Changing } from '../changing.ts';

export type Json = Record<string, unknown>;

/** Somebody as Entra and Teams know them. */
export type Person = {
  tenant: string;
  /** In Entra. */
  object: string;
  /** As Teams calls them to this bot. */
  user: string;
  name: string;
  zone: string;
  locale: string;
  guest: boolean;
  /** Their personal conversation with the bot. */
  personal: string;
};

export type Message = {
  id: string;
  /** `bot`, or somebody's object id. */
  from: string;
  /** As it was sent, or drawn over since. */
  activity: Json;
  edits: number;
  removed: boolean;
};

export type Conversation = {
  id: string;
  tenant: string;
  kind: 'personal' | 'groupChat' | 'channel';
  team: { id: string; name: string } | null;
  name: string | null;
  /** Object ids. */
  members: string[];
  messages: Message[];
  /** Whether the bot is there. */
  installed: boolean;
};

export type Call = { method: string; path: string; body: Json | null };

/** What the connector does the next time, instead of working. */
export type Trouble =
  | { status: number; retryAfter?: string; code?: string; body?: unknown; accepted?: boolean }
  /** Works, and never answers. */
  | { hangs: true }
  /** Breaks the connection; before doing anything, or after. */
  | { breaks: true; accepted?: boolean };

/** What the stand-in remembers, as Teams would show it. */
export class State extends Changing {
  /** Where the stand-in listens. */
  url = '';
  /** Where the bot does. */
  botUrl = '';
  readonly appId: string = randomUUID();
  readonly tenant: string = randomUUID();
  readonly tokens = new Set<string>();
  /** How the login answers instead of giving a token: with a status, or never. */
  login: 'well' | 'hangs' | number = 'well';
  readonly calls: Call[] = [];
  readonly troubles: Trouble[] = [];
  /** How the bot answered each person last, by object id, where whoever sets the stage knows it: whether a message follows a form that closed. */
  readonly answered = new Map<string, string>();
  /** Hears of each message that the bot says. */
  onSaid: ((message: Message) => void) | null = null;
  readonly people = new Map<string, Person>();
  readonly conversations = new Map<string, Conversation>();
  readonly #now: () => number;
  #count = 0;

  constructor(now: () => number) {
    super();
    this.#now = now;
  }

  get bot(): string {
    return `28:${this.appId}`;
  }

  /** By the stand-in's clock. */
  get now(): number {
    return this.#now();
  }

  /** A message's id, as Teams makes them of the time. */
  messageId(): string {
    this.#count += 1;
    return String(this.#now() * 1_000 + this.#count);
  }

  addPerson(known: Pick<Person, 'name'> & Partial<Person>): Person {
    const personal = `a:${randomBytes(12).toString('base64url')}`;
    const person = {
      tenant: this.tenant,
      object: randomUUID(),
      user: `29:${randomBytes(12).toString('base64url')}`,
      zone: 'Europe/London',
      locale: 'en-GB',
      guest: false,
      personal,
      ...known,
    };
    this.people.set(person.object, person);
    this.addConversation({ id: personal, tenant: person.tenant, kind: 'personal', members: [person.object], installed: false });
    return person;
  }

  addConversation(known: Pick<Conversation, 'kind'> & Partial<Conversation>): Conversation {
    const id = `19:${randomBytes(12).toString('hex')}@thread.tacv2`;
    const conversation = { id, tenant: this.tenant, team: null, name: null, members: [], messages: [], installed: true, ...known };
    this.conversations.set(conversation.id, conversation);
    return conversation;
  }

  /** By object id or as Teams calls them. */
  personOf(user: string): Person | null {
    return this.people.get(user) ?? [...this.people.values()].find((one) => one.user === user) ?? null;
  }
}
