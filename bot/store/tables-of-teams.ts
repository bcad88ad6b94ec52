/** What is remembered of Microsoft Teams, to write there and to hand files out. See bot/store/tables.ts. */
export type TeamsTables = {
  /** A conversation Cairn is or was part of; somebody's own where `object`, theirs in Entra, says whose. */
  teamsConversation: {
    tenant: string;
    id: string;
    kind: string;
    serviceUrl: string;
    bot: string;
    name: string | null;
    object: string | null;
    user: string | null;
    /** 0 where Cairn was removed. */
    installed: number;
    /** When Cairn said that it is there now; null until then, and again once it was removed. */
    greetedAt: string | null;
    /** The message that is Home there, asked for last; null where there is none. */
    home: string | null;
    changedAt: string;
  };
  /** A file or picture that a card links to: its link's hash for an id, and all that it is, sealed. */
  teamsFile: { id: string; content: string; expiresAt: string };
};
