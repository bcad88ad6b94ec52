/** A conversation as Cairn keeps it, in nobody's SDK's words: enough to write there again, years later. */
export type Conversation = {
  tenant: string;
  /** Teams' own id of it, such as `a:1x…` or `19:…@thread.tacv2`. */
  id: string;
  kind: 'personal' | 'group' | 'channel';
  /** Where Teams takes messages for it; it may move, so whatever comes in from there brings the newest. */
  serviceUrl: string;
  /** Cairn's own id in it, `28:…`. */
  bot: string;
  /** What people call a channel; null for all else. */
  name: string | null;
  /** Whose it is, where it is one person's: by their object id in Entra, and as Teams calls them to this bot, `29:…`. */
  person: { object: string; user: string } | null;
};

/** Whether somebody can be written to: they have Cairn, by themselves or through a team. */
export type Known = Conversation & { installed: boolean };

/** What is remembered of conversations. */
export type Conversations = {
  /** Remembers it, or what is new of it: whoever is heard from has Cairn installed. Cheap where nothing is new. */
  heard(conversation: Conversation): Promise<void>;
  /** Somebody's personal conversation with Cairn, by their object id. */
  withPerson(tenant: string, object: string): Promise<Known | null>;
  /** A channel or a group, by its id. */
  byId(tenant: string, id: string): Promise<Known | null>;
  /** The channels of that tenant that Cairn was added to or spoken to in. */
  channels(tenant: string): Promise<Known[]>;
  /** Any conversation of that tenant: says where Teams takes its calls, before somebody was written to. */
  anyOf(tenant: string): Promise<Known | null>;
  /** Cairn was removed from it, or is back. */
  installed(tenant: string, id: string, installed: boolean): Promise<void>;
  /** The message that is somebody's Home in their own conversation, asked for last; null where there is none. */
  home(tenant: string, id: string): Promise<string | null>;
  homeIs(tenant: string, id: string, message: string | null): Promise<void>;
};
