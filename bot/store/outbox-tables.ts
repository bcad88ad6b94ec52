/** What Cairn says by itself, and what of it people can still see. See bot/store/tables.ts. */
export type OutboxTables = {
  /** What must be said, to whom, when. See bot/outbox. Its column `open`, 1 while pending or sending, is the database's own. */
  notification: {
    id: string;
    /** Deterministic and unique: saying the same thing twice cannot be expressed. */
    key: string;
    /** `say` a card · `file` a calendar file · `update` a card shown before · `home` a standing page · `duty` work of our own at a time. */
    work: string;
    kind: string;
    class: string;
    person: string;
    mentorship: string | null;
    /** What a whole programme is told: its channel where `person` is empty, or somebody who coordinates it. */
    programme: string | null;
    meeting: string | null;
    /** For `update`: which shown card. */
    shown: string | null;
    due: string;
    expires: string;
    because: string;
    /** pending · sending · sent · withheld · cancelled · dead */
    state: string;
    /** Why it is withheld, cancelled or dead; a word from a list, never content. */
    why: string | null;
    attempt: number;
    /** Who holds it, while `sending`. Completing it asks for the same claim again, so a lease that ran out cannot be completed. */
    claim: string | null;
    /** By the database's clock, milliseconds since 1970. */
    leaseUntil: number | null;
    /** Since when the message may have arrived without our knowing: it is looked for before it is said again. */
    unclearSince: string | null;
    /** The opaque mark kept with the message, by which it is found again. */
    mark: string;
    /** The message, once sent. */
    reference: string | null;
    sentAt: string | null;
    planner: number;
    createdAt: string;
    changedAt: string;
  };
  /** A card somebody can still see, to be kept true. */
  shown: {
    id: string;
    kind: string;
    person: string;
    mentorship: string | null;
    programme: string | null;
    meeting: string | null;
    because: string;
    /** Empty for what is shown in a channel. */
    account: string;
    reference: string;
    hash: string;
    at: string;
  };
};
